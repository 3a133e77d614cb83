import { createLogUpdate } from 'log-update';
import type { Outcome } from '../framework/outcome.ts';
import type { Reporter, RunEvent, RunReport } from '../framework/report.ts';
import type { Evidence } from '../judge/evidence.ts';
import { countWords, logText, summaryText, type TextStyle, toned } from './summary.ts';
import { shortened } from './visible.ts';
import { counted, OUTCOME_WORDS, told } from './words.ts';

/** Where a run is told while it goes on. */
export interface ConsoleOptions {
  readonly stream: NodeJS.WritableStream;
  /** Redraws a few lines instead of adding to them; only for terminals. */
  readonly isLive: boolean;
  readonly style: TextStyle;
  /** Milliseconds of any clock that only goes forward. */
  readonly now: () => number;
  /** What is printed of where the reports are; asked at the end. */
  readonly reports?: () => readonly string[];
}

/** A console that can be let go before a run has ended. */
export interface ConsoleReporter extends Reporter<Evidence> {
  /** Takes the picture away and writes no more; harmless after the end. */
  abandon(): void;
}

interface Running {
  readonly title: string;
  readonly since: number;
  readonly awaits: string | undefined;
}

/** What is known of the run so far. */
class Progress {
  readonly running = new Map<string, Running>();
  readonly counts = new Map<Outcome, number>();
  scenarios = 0;
  ended = 0;

  /** @param now see {@link ConsoleOptions.now} */
  take(event: RunEvent, now: number): void {
    switch (event.type) {
      case 'run-started':
        this.scenarios = event.scenarios;
        break;
      case 'scenario-started':
        this.running.set(keyOf(event), { title: event.title, since: now, awaits: undefined });
        break;
      case 'scenario-awaits': {
        const one = this.running.get(keyOf(event));
        if (one) this.running.set(keyOf(event), { ...one, awaits: event.what });
        break;
      }
      case 'scenario-ended':
        this.running.delete(keyOf(event.result));
        this.ended += 1;
        break;
      case 'check-decided':
        this.counts.set(event.outcome, (this.counts.get(event.outcome) ?? 0) + 1);
        break;
      case 'note':
        break;
    }
  }
}

function keyOf({ id, seed }: { readonly id: string; readonly seed: number }): string {
  return `${id} seed ${seed}`;
}

/** Outcomes that are worth a line of their own while the run goes on. */
const LOUD: ReadonlySet<Outcome> = new Set([
  'HARNESS_ERROR',
  'FAIL',
  'STALE_EXPECTATION',
  'WARN',
  'EXPECTED_FAIL',
  'NOT_EXERCISED',
]);

/** The line that an event leaves behind; undefined for those that only move the picture. */
function lastingLine(style: TextStyle, event: RunEvent, isLive: boolean): string | undefined {
  switch (event.type) {
    case 'run-started':
      return `khata conform: ${counted(event.scenarios, 'session')}, ${counted(event.checks, 'check')}, against ${logText(event.driver)}`;
    case 'scenario-ended': {
      const { result } = event;
      if (isLive && result.ending === 'PLAYED') return undefined;
      const { id, seed, attempt, ending, why, durationMilliseconds, requests } = result;
      const again = attempt > 1 ? `, attempt ${attempt}` : '';
      const how =
        ending === 'PLAYED' ? 'played' : `${ending.toLowerCase().replace('_', ' ')}: ${logText(why)}`;
      const tone = ending === 'PLAYED' ? 'quiet' : ending === 'BROKEN' ? 'bad' : 'open';
      const facts = `${told(durationMilliseconds)}, ${counted(requests, 'request')}`;
      return toned(style, tone, `  session ${id} seed ${seed}${again}: ${how} (${facts})`);
    }
    case 'check-decided': {
      const { symbol, label, tone } = OUTCOME_WORDS[event.outcome];
      if (isLive && !LOUD.has(event.outcome)) return undefined;
      return `  ${toned(style, tone, `${symbol} ${label}`)}  ${event.id}  ${logText(event.title)}`;
    }
    case 'note':
      return `  ${logText(event.line)}`;
    default:
      return undefined;
  }
}

const BAR = 24;
const MOST_RUNNING = 8;

function picture(style: TextStyle, progress: Progress, now: number): string {
  const { scenarios, ended } = progress;
  const filled = scenarios === 0 ? 0 : Math.min(BAR, Math.round((BAR * ended) / scenarios));
  const bar = toned(style, 'good', '━'.repeat(filled)) + toned(style, 'quiet', '─'.repeat(BAR - filled));
  const counts = Object.fromEntries(progress.counts) as RunReport['counts'];
  const running = [...progress.running].slice(0, MOST_RUNNING).map(([key, { title, since, awaits }]) => {
    const words = awaits === undefined ? title : `awaits ${awaits}`;
    return `  ▸ ${shortened(logText(`${key}  ${told(now - since)}  ${words}`), Math.max(20, style.width - 6))}`;
  });
  const more = progress.running.size - running.length;
  return [
    `${bar} ${ended} of ${counted(scenarios, 'session')}  ${countWords(style, { counts })}`,
    ...running,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ].join('\n');
}

/** Often enough for seconds to run, seldom enough to cost nothing. */
const REDRAW_MILLISECONDS = 250;

/**
 * Tells a run on a terminal: on a live one what is running and what is awaited, redrawn; elsewhere (CI, a pipe) a plain line per
 * session and check. The summary comes at the end of both.
 */
export function consoleReporter(options: ConsoleOptions): ConsoleReporter {
  const { stream, isLive, style, now } = options;
  const progress = new Progress();
  const live = isLive ? createLogUpdate(stream as NodeJS.WriteStream) : undefined;
  const draw = () => live?.(picture(style, progress, now()));
  let timer: NodeJS.Timeout | undefined;
  const startClock = () => {
    timer ??= setInterval(draw, REDRAW_MILLISECONDS);
    timer.unref();
  };
  let isOver = false;
  const stop = () => {
    clearInterval(timer);
    if (!isOver) {
      live?.clear();
      live?.done();
    }
    isOver = true;
  };
  return {
    abandon: stop,
    onEvent(event) {
      if (isOver) return;
      progress.take(event, now());
      const line = lastingLine(style, event, isLive);
      if (line !== undefined) {
        live?.clear();
        stream.write(`${line}\n`);
      }
      if (live === undefined) return;
      startClock();
      draw();
    },
    onEnd(report) {
      stop();
      stream.write(`\n${summaryText(report, style, { reports: options.reports?.() ?? [] })}`);
    },
  };
}
