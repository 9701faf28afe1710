//! Jihe 绩核: reads departmental performance self-evaluation reports (部门整体支出绩效自评), reconciles every
//! figure that can be reconciled, and says what does not agree, where, by how much, and what would mend it.
//!
//! One direction: bytes → document → forms → figures → relations → causes → findings → report. A module uses
//! modules of lower rank only (`tests/architecture.rs`); the ranks are listed in ARCHITECTURE.md.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::panic,
        clippy::unreachable,
        clippy::todo,
        clippy::unimplemented,
        clippy::float_arithmetic,
        clippy::arithmetic_side_effects
    )
)]
#![deny(clippy::disallowed_types, clippy::disallowed_methods, missing_docs, unsafe_code)]

pub mod base;
pub mod causes;
pub mod diagnostic;
pub mod document;
pub mod engine;
pub mod facts;
pub mod ingest;
#[cfg(all(target_arch = "wasm32", feature = "reader"))]
#[path = "wasm/loader.rs"]
mod loader;
pub mod packs;
pub mod recognize;
pub mod relations;
pub mod report;
pub mod rubric;
pub mod rules;
pub mod scoring;
pub mod submission;
pub mod vocabulary;
#[cfg(all(target_arch = "wasm32", not(feature = "reader")))]
mod wasm;
