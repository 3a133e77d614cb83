import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { CliContext } from '../cli/context.ts';
import { addConformCommands } from '../cli/program.ts';
import { OUTCOMES } from '../framework/outcome.ts';
import { packageRoot } from '../lib/package-root.ts';
import { OUTCOME_WORDS } from '../reporters/words.ts';

const ROOT = packageRoot();
const PARTNERS = join(ROOT, 'docs', 'partners');
const PAGES = readdirSync(PARTNERS).filter((name) => name.endsWith('.md'));
const KIT = [
  'conformance-in-ten-minutes.md',
  'writing-a-driver.md',
  'reading-a-report.md',
  'conformance-in-ci.md',
  'outcomes.md',
];

function textOf(path: string): string {
  return readFileSync(path, 'utf8');
}

/** The anchor that GitHub gives a heading. */
function anchorsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, words = '']) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function linksOf(text: string): readonly string[] {
  return [...text.replace(/```[\s\S]*?```/g, '').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link));
}

/** The words after `conform` of each command line in the fenced blocks of a page. */
function commandsOf(text: string): readonly string[] {
  return [...text.matchAll(/^.*(?:npx khata|khata\.js) conform (.*)$/gm)].map(([, words = '']) => words);
}

/** The commands of the program, with nothing carried out. */
function program(): Command {
  const root = new Command('khata');
  addConformCommands(root, {} as CliContext);
  const quiet = (command: Command) => {
    command.exitOverride().configureOutput({ writeErr: () => {}, writeOut: () => {} });
    if (command.commands.length === 0) command.action(() => {});
    for (const one of command.commands) quiet(one);
  };
  quiet(root);
  return root;
}

function parsed(words: string): string {
  try {
    program().parse(['conform', ...words.replace(/`.*$/, '').trim().split(/\s+/)], { from: 'user' });
    return 'known';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the pages for partners', () => {
  it.each(PAGES)('%s has only links that lead somewhere', (name) => {
    const text = textOf(join(PARTNERS, name));
    const lost = linksOf(text).filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? join(PARTNERS, name) : resolve(PARTNERS, path);
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchorsOf(textOf(target)).includes(anchor);
    });
    expect(lost).toEqual([]);
  });

  it.each(KIT)('%s has only commands that the program knows', (name) => {
    const commands = commandsOf(textOf(join(PARTNERS, name)));
    expect(commands.map((words) => [words, parsed(words)])).toEqual(
      commands.map((words) => [words, 'known']),
    );
  });

  it('would notice an option that there is not', () => {
    expect(parsed('run --no-such-option')).toMatch(/unknown option/);
    expect(commandsOf(textOf(join(PARTNERS, 'conformance-in-ten-minutes.md'))).length).toBeGreaterThan(5);
  });

  it('tells every outcome in the words of the reports', () => {
    const text = textOf(join(PARTNERS, 'outcomes.md'));
    const rows = OUTCOMES.filter((outcome) => {
      const { label, symbol, meaning } = OUTCOME_WORDS[outcome];
      const row = text.split('\n').find((line) => line.includes(`\`${outcome}\``)) ?? '';
      return !row.includes(`${symbol} ${label}`) || !row.includes(meaning);
    });
    expect(rows).toEqual([]);
  });

  it('shows frames that the published schema of the protocol takes', () => {
    const ajv = addFormats.default(new Ajv2020({ strict: false }));
    const schema = JSON.parse(textOf(join(ROOT, 'spec', 'generated', 'driver.schema.json')));
    ajv.addSchema(schema, 'driver');
    const frames = textOf(join(PARTNERS, 'writing-a-driver.md'))
      .split('\n')
      .filter((line) => line.startsWith('{"id"'))
      .map((line) => JSON.parse(line) as { operation?: string });
    const wrong = frames.filter(
      (frame) => !ajv.validate(`driver#/$defs/${'operation' in frame ? 'Command' : 'Reply'}`, frame),
    );
    expect(wrong).toEqual([]);
    const told = new Set(frames.flatMap(({ operation }) => operation ?? []));
    const all = (schema.$defs.Command.oneOf as readonly { $ref: string }[]).map(({ $ref }) => {
      const { properties } = schema.$defs[$ref.replace(/^.*\//, '')];
      return properties.operation.const as string;
    });
    expect([...told].sort()).toEqual([...all].sort());
  });

  it('shows configurations that the published schema takes', () => {
    const ajv = addFormats.default(new Ajv2020({ strict: false }));
    const validate = ajv.compile(JSON.parse(textOf(join(ROOT, 'spec', 'generated', 'config.schema.json'))));
    const shown = KIT.flatMap((name) =>
      [...textOf(join(PARTNERS, name)).matchAll(/```json\n(\{\n[\s\S]*?)```/g)].map(([, text = '']) =>
        JSON.parse(text),
      ),
    );
    expect(shown.length).toBeGreaterThan(1);
    expect(shown.filter((one) => !validate(one))).toEqual([]);
  });
});

describe('what CI copies', () => {
  it('has an action whose every input is passed on, and whose outputs come from a step', () => {
    const action = parse(textOf(join(ROOT, 'action.yml')));
    const text = JSON.stringify(action.runs);
    for (const name of Object.keys(action.inputs)) expect(text).toContain(`inputs.${name} `);
    const steps = action.runs.steps as readonly { id?: string; run?: string }[];
    const run = steps.find(({ id }) => id === 'run')?.run ?? '';
    for (const name of Object.keys(action.outputs)) expect(run).toContain(`${name}=`);
  });

  it('has a workflow that gives the action only inputs that it has', () => {
    const action = parse(textOf(join(ROOT, 'action.yml')));
    const workflow = parse(textOf(join(ROOT, 'examples', 'ci', 'khata-conformance.yml')));
    const steps = workflow.jobs.conformance.steps as readonly { id?: string; with?: object }[];
    const given = Object.keys(steps.find(({ id }) => id === 'khata')?.with ?? {});
    expect(given.length).toBeGreaterThan(0);
    expect(given.filter((name) => !(name in action.inputs))).toEqual([]);
  });
});
