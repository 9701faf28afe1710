// Packs of the user's, and the one that was chosen. They are kept while the page is open, and leave it never.

export interface OwnPack {
  id: string;
  name: string;
  /** As an engine takes it. */
  bytes: Uint8Array;
}

export class Packs {
  own: OwnPack[] = [];
  /** None where the report decides. */
  chosen: string | null = null;

  /** One of the same id takes the place of the other. */
  take(pack: OwnPack): void {
    this.own = this.own.filter(({ id }) => id !== pack.id).concat([pack]);
  }

  /** The packs of the build, and these behind them: an engine takes the whole. */
  after(built: ArrayBuffer): Uint8Array {
    const parts = [new Uint8Array(built), ...this.own.map(({ bytes }) => bytes)];
    const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}
