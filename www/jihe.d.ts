// The glue that wasm-bindgen makes; the bundler resolves the name to the built package.
declare module "jihe" {
  export class Engine {
    constructor(packs: Uint8Array);
    open(name: string, bytes: Uint8Array, lang?: import("./api").Lang): string;
    edit(id: number, edits: import("./api").Edit[]): string;
    group(ids: Uint32Array): string;
    check(ids: Uint32Array, options: { lang: import("./api").Lang; supplied?: { name: string; value: string }[] }): string;
    criterion(text: string, points: string, values: { name: string; value: string }[], lang?: import("./api").Lang): string | undefined;
    close(id: number): void;
    static version(): string;
  }

  export default function init(from: { module_or_path: ArrayBuffer }): Promise<unknown>;
}

declare module "*.txt" {
  const text: string;
  export default text;
}
