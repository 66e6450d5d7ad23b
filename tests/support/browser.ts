/**
 * A desk for the end-to-end tests: the built server, a real Chromium, and pages that are watched.
 * Promises that an error on the console, an uncaught error, a breach of the content policy or a request to another origin
 * fails the test that caused it, and that a failing test leaves a picture in tests/output/.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { type Server, startServer } from './e2e-server.ts';

const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const OUTPUT = join(import.meta.dirname, '..', 'output');

const pathOf = (name: string): string => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
const executablePath = NAMES.map(pathOf).find(Boolean);

/** `describe` where there is a browser; skipped, and said, where there is none; on CI, a failure. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (!executablePath && process.env['CI'] === 'true') throw new Error(`No browser found (${NAMES.join(', ')}): on CI the end-to-end tests cannot be skipped.`);
  if (!executablePath) process.stdout.write(`Navigateur absent (${NAMES.join(', ')}) : « ${name} » est sauté.\n`);
  describe.skipIf(!executablePath)(name, tests);
}

type Opening = BrowserContextOptions & {
  /** Console errors and failed requests this test provokes on purpose. */
  expected?: readonly RegExp[];
  /** Date of law chosen before the page opens. */
  lawDay?: string;
};

export type Desk = {
  readonly server: Server;
  readonly address: string;
  /** A new person: own window, own storage. */
  person: (opening?: Opening) => Promise<BrowserContext>;
  /** A new person's page at this address of the product. */
  open: (path: string, opening?: Opening) => Promise<Page>;
  /**
   * The page of the one person the file keeps from test to test, animations off: what it stored is forgotten after each, its browser has the
   * product in its cache. For many screens that an address or a few gestures lead to.
   */
  show: (path: string, looked?: { width?: number; expected?: readonly RegExp[] }) => Promise<Page>;
  /** What went wrong so far in this test, for those that look before its end. */
  faults: readonly string[];
};

/** Watches everything a window does; what is wrong lands in `faults`. */
function watch(context: BrowserContext, origin: string, expected: () => readonly RegExp[], faults: string[]): void {
  const fault = (text: string): void => {
    if (!expected().some((pattern) => pattern.test(text))) faults.push(text);
  };
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') fault(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => fault(`page error: ${error.error().stack ?? error.error().message}`));
  context.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) fault(`request to another origin: ${request.url()}`);
  });
}

/**
 * Starts a desk for the file; closes its windows after each test and the rest at the end.
 * @param isBare on an empty data folder, as at the very first start
 */
export function useDesk(environment: NodeJS.ProcessEnv = {}, isBare = false): Desk {
  let browser: Browser | undefined;
  let server: Server | undefined;
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  let kept: Page | undefined;
  let keptExpected: readonly RegExp[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(environment, isBare), chromium.launch({ executablePath: executablePath ?? '', args: FLAGS })]);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await picture([...contexts.flatMap((context) => context.pages()), ...(kept ? [kept] : [])], `${task.suite?.name ?? ''} ${task.name}`);
    await Promise.all([...contexts.splice(0).map((context) => context.close()), ...(kept ? [emptied(kept)] : [])]);
    expect(faults.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const here = (): Server => {
    if (!server) throw new Error('the server is not started yet');
    return server;
  };
  const context = async (options: BrowserContextOptions, expected: () => readonly RegExp[]): Promise<BrowserContext> => {
    if (!browser) throw new Error('the browser is not started yet');
    const made = await browser.newContext({
      baseURL: here().address,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      viewport: { width: 1440, height: 900 },
      ...options,
    });
    made.setDefaultTimeout(30_000);
    watch(made, here().address, expected, faults);
    await made.addInitScript(() =>
      addEventListener('securitypolicyviolation', (event) =>
        console.error(`content policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
      ),
    );
    return made;
  };
  const person = async ({ expected = [], lawDay, ...options }: Opening = {}): Promise<BrowserContext> => {
    const made = await context(options, () => expected);
    contexts.push(made);
    if (lawDay) await made.addInitScript((day) => localStorage.setItem('clausier.lawDay', day), lawDay);
    return made;
  };
  return {
    get server() {
      return here();
    },
    get address() {
      return here().address;
    },
    person,
    open: async (path, opening) => {
      const page = await (await person(opening)).newPage();
      await page.goto(path);
      return page;
    },
    show: async (path, { width = 1440, expected = [] } = {}) => {
      keptExpected = expected;
      kept ??= await (await context({ reducedMotion: 'reduce' }, () => keptExpected)).newPage();
      const page = kept;
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      return page;
    },
    faults,
  };
}

/** Leaves the page with nothing on it, nothing under way and nothing stored. */
async function emptied(page: Page): Promise<void> {
  if (page.url() === 'about:blank') return;
  const origin = new URL(page.url()).origin;
  await page.evaluate(() => sessionStorage.clear());
  await page.goto('about:blank');
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage' });
  await session.detach();
}

async function picture(pages: readonly Page[], name: string): Promise<void> {
  mkdirSync(OUTPUT, { recursive: true });
  const file = name
    .normalize('NFD')
    .replace(/[^\w]+/g, '-')
    .slice(0, 120);
  for (const [index, page] of pages.entries()) await page.screenshot({ path: join(OUTPUT, `${file}-${index + 1}.png`), fullPage: true }).catch(() => undefined);
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** Lets go of bars that stick while one scrolls: what passes under them for a moment is not out of reach. Gives back how to stick them again. */
const UNSTICK = `(() => {
  const stuck = [...document.querySelectorAll('*')].filter((element) => getComputedStyle(element).position === 'sticky');
  for (const { style } of stuck) { style.position = 'relative'; style.inset = 'auto'; }
  globalThis.stickAgain = () => { for (const { style } of stuck) { style.position = ''; style.inset = ''; } };
})()`;

/** Breaches of WCAG 2.2 A and AA found by axe-core, one line each: rule, place, why. */
export async function axe(page: Page): Promise<string[]> {
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(AXE);
  await page.evaluate(UNSTICK);
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, { resultTypes: ['violations'], preload: false, runOnly: ${JSON.stringify(RULES)} })`,
  );
  await page.evaluate('stickAgain()');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} – ${(failureSummary ?? '').replace(/\s+/g, ' ')}`),
  );
}

/** How far the page can be scrolled sideways, in pixels: 0 on a page that fits. */
export const sidewaysScroll = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Waits until the screen holds what it promises: nothing loading, fonts in place, drawn. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForFunction(() => !document.querySelector('.loading, [aria-busy="true"]'));
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

/** The tablet shows what the other two show: its layout is looked at, the rest would be said twice. */
export const [COMPUTER, TABLET, PHONE] = [
  { width: 1440, isRead: true },
  { width: 820, isRead: false },
  { width: 390, isRead: true },
];

/** What is under the eyes holds at this width: nothing wider than the window and, where it is read, nothing axe-core can blame. */
export async function holdsAt(page: Page, { width, isRead }: { width: number; isRead: boolean }): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await settled(page);
  if (isRead) expect(await axe(page), `axe à ${width} px`).toEqual([]);
  expect(await sidewaysScroll(page), `défilement horizontal à ${width} px`).toBeLessThanOrEqual(0);
}

/** The same on a computer, a tablet and a phone; the window is a computer's again after. */
export async function holdsEverywhere(page: Page): Promise<void> {
  for (const width of [COMPUTER, TABLET, PHONE]) await holdsAt(page, width);
  await page.setViewportSize({ width: COMPUTER.width, height: 900 });
}
