// The glue that wasm-bindgen makes; the bundler resolves the name to the built package.
declare module "jihe" {
  import type { Edit, Lang } from "./api";

  export class Engine {
    constructor();
    open(name: string, bytes: Uint8Array, lang?: Lang): string;
    edit(id: number, edits: Edit[]): string;
    group(ids: Uint32Array): string;
    check(ids: Uint32Array, options: { lang: Lang }): string;
    close(id: number): void;
    static version(): string;
  }

  export default function init(from: { module_or_path: ArrayBuffer }): Promise<unknown>;
}

declare module "*.txt" {
  const text: string;
  export default text;
}
