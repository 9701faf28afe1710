//! Invented tables, read from text.
