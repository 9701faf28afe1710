// What the user has said about something in a submission, by its name there. It outlives edits and corrected files.

export class Kept<T> {
  private readonly all = new Map<string, Map<string, T>>();

  get(identity: string | null, name: string): T | null {
    const known = identity === null ? undefined : this.all.get(identity);
    return (known && known.get(name)) || null;
  }

  /** Null takes it back. */
  set(identity: string, name: string, said: T | null): void {
    const known = this.all.get(identity) || new Map<string, T>();
    this.all.set(identity, known);
    if (said) known.set(name, said);
    else known.delete(name);
  }

  each(see: (identity: string, name: string, said: T) => void): void {
    this.all.forEach((known, identity) => known.forEach((said, name) => see(identity, name, said)));
  }
}
