// The engine in use, whichever it is: work goes to it one step at a time, and another takes its place when it breaks.

import { EngineBroken, type Checker } from "./checker";
import type { Answer, Request } from "./protocol";
import type { Supply } from "./supply";

/** Why there was no answer. */
export type Breach = "trap" | "timeout" | "stopped" | "engine";

export function breachOf(error: unknown): Breach {
  return error instanceof EngineBroken ? error.why : "engine";
}

export class Hold {
  version = "";
  private checker: Promise<Checker>;
  private line: Promise<unknown> = Promise.resolve();
  /** Requests so far; one is under way where the counts differ. */
  private asked = 0;
  /** What every engine is told before anything else: the packs of the user's. */
  private told: Request | null = null;
  private answered = 0;

  /** `lost` is told when all that was open in the engine has gone with it. */
  constructor(
    private readonly supply: Supply,
    private readonly lost: () => void,
  ) {
    this.checker = this.take();
  }

  /** The engine now in use, once it can be asked. */
  async engine(): Promise<Checker> {
    const checker = await this.checker;
    await checker.ready;
    return checker;
  }

  /** Steps go one after the other; within one, nobody else asks anything. */
  step<T>(work: () => Promise<T>): Promise<T> {
    const next = this.line.then(work);
    this.line = next.catch(() => undefined);
    return next;
  }

  /** To be called in a step. An engine that gives no answer is replaced at once. */
  async ask(request: Request): Promise<Answer> {
    this.asked++;
    try {
      const answer = await (await this.checker).ask(request);
      this.answered++;
      return answer;
    } catch (error) {
      this.replace();
      throw error;
    }
  }

  /** Gives up the request under way, unless it ends within the time allowed. */
  giveUp(after: number): void {
    const { asked } = this;
    if (this.answered === asked) return;
    window.setTimeout(() => {
      if (this.asked !== asked || this.answered === asked) return;
      this.checker.then((checker) => checker.dispose()).catch(() => undefined);
    }, after);
  }

  /** To be called in a step: the next engine takes the place of this one. */
  async exchange(): Promise<void> {
    this.replace();
    await this.engine();
  }

  /** To be called in a step: this engine and all that come after it are told so; what is open is lost. */
  async tell(request: Request): Promise<void> {
    await this.ask(request);
    this.told = request;
    this.lost();
  }

  private replace(): void {
    this.answered = this.asked;
    this.checker.then((checker) => checker.dispose()).catch(() => undefined);
    this.checker = this.take();
    this.lost();
  }

  private take(): Promise<Checker> {
    const { told } = this;
    const next = this.supply.next();
    const tell = async (one: Checker): Promise<Checker> => {
      await one.ready;
      if (told) await one.ask(told);
      return one;
    };
    const checker = told ? next.then(tell) : next;
    checker.then((one) => one.ready).then((version) => (this.version = version), () => undefined);
    return checker;
  }
}
