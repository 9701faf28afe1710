// The glue that wasm-bindgen makes; the bundler resolves the name to the built package.
declare module "jihe" {
  export class Engine {
    constructor(packs: Uint8Array);
    open(name: string, bytes: Uint8Array, lang?: import("./api").Lang): string;
    edit(id: number, edits: import("./api").Edit[]): string;
    group(ids: Uint32Array): string;
    check(ids: Uint32Array, options: { lang: import("./api").Lang; supplied?: { name: string; value: string }[]; pack?: string | null }): string;
    criterion(text: string, points: string, values: { name: string; value: string }[], lang?: import("./api").Lang): string | undefined;
    close(id: number): void;
    free(): void;
    static version(): string;
  }

  export default function init(from: { module_or_path: ArrayBuffer }): Promise<unknown>;
}

// The glue of the loader of packs.
declare module "jihe-pack" {
  /** Returns `PackRead` as JSON. */
  export function read_pack(toml: Uint8Array, packs: Uint8Array, lang: string): string;
  /** For an engine; empty where something is wrong with it. */
  export function compile_pack(toml: Uint8Array, packs: Uint8Array): Uint8Array;

  export default function init(from: { module_or_path: ArrayBuffer }): Promise<unknown>;
}

declare module "*.txt" {
  const text: string;
  export default text;
}
