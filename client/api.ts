/**
 * The one door to the server. Answers are typed by the contract of shared/api; every failure, network included,
 * becomes a ProblemError holding a sentence for the person and what to do about it.
 */
import type { ClauseQuery } from '#shared/api/clauses.ts';
import type { Problem } from '#shared/api/common.ts';
import { CONTENT_HEADER } from '#shared/content-header.ts';
import { hearContent } from './freshContent.ts';
import { leave } from './presence.ts';

/** A refusal of the server, or the absence of an answer, as problem+json. */
export class ProblemError extends Error {
  readonly problem: Problem;
  /** Seconds to wait before asking again, when the server said so; 0 otherwise. */
  readonly retryAfter: number;

  constructor(problem: Problem, retryAfter = 0) {
    super(problem.detail);
    this.retryAfter = retryAfter;
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** What the page itself refuses, told as the server would. */
export const localProblem = (code: string, title: string, detail: string, remedy: string, status = 0): Problem => ({
  type: 'about:blank',
  code,
  title,
  detail,
  remedy,
  status,
});

const UNREACHABLE = localProblem(
  'UNREACHABLE',
  'Serveur injoignable',
  'Le serveur de Clausier ne répond pas.',
  'Vérifiez que Clausier est démarré et que le réseau fonctionne, puis réessayez.',
);

const OUTDATED = localProblem(
  'OUTDATED',
  'Page à recharger',
  'Clausier a été mis à jour depuis l’ouverture de cette page, ou le serveur ne répond pas.',
  'Rechargez la page\u202f: ce qui est enregistré est gardé.',
);

const TIMED_OUT = localProblem(
  'TIMEOUT',
  'Le serveur ne répond pas',
  'Le serveur ne répond pas\u202f: la demande a été arrêtée.',
  'Réessayez dans un instant\u202f; si cela persiste, vérifiez que Clausier est démarré.',
);

const REQUEST_LIMIT = 30_000;
/** Files are made, sent or received. */
const FILE_LIMIT = 90_000;

/** Any thrown value as something that can be shown. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  // A part of the page that could not be loaded: the wording is the browser's own, or Vite's.
  if (error instanceof Error && /dynamically imported|preload|Importing a module/i.test(error.message)) return OUTDATED;
  return localProblem(
    'PAGE',
    'Erreur de la page',
    'Une erreur inattendue s’est produite dans la page.',
    'Rechargez la page\u202f; si cela persiste, signalez l’heure de l’erreur.',
  );
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'detail' in body && typeof body.detail === 'string' && 'remedy' in body && typeof body.remedy === 'string';

async function problemOf(response: Response): Promise<Problem> {
  try {
    const body: unknown = await response.json();
    if (isProblem(body)) return body;
  } catch {
    // A body that is not JSON says nothing to the person: the sentence below does.
  }
  if (response.status === 502 || response.status === 504) return UNREACHABLE;
  return localProblem(
    'UNEXPECTED',
    'Réponse inattendue',
    `Le serveur a répondu par une erreur ${response.status}.`,
    'Réessayez\u202f; si cela persiste, signalez l’heure de l’erreur.',
    response.status,
  );
}

export type RequestOptions = {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Sent as JSON, or as it is when it is a form with files. */
  body?: unknown;
  /** The revision read, sent as If-Match. */
  ifMatch?: string;
  /** More headers: the seat of a phone in a room. */
  headers?: Record<string, string>;
  /** Lets the request outlive the page: a last save when the tab closes. */
  keepalive?: boolean;
  signal?: AbortSignal | undefined;
  /** Milliseconds before a silence is a failure: for what takes the server long. */
  limit?: number;
};

/** Waits for the network, headers or body; a silence becomes a problem, a request given up by its caller stays so. */
async function heard<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    if (name === 'AbortError') throw error;
    throw new ProblemError(name === 'TimeoutError' ? TIMED_OUT : UNREACHABLE);
  }
}

/** The codes of a session that is over, or that owes something again. */
const ENDED: readonly string[] = ['SIGN_IN_REQUIRED', 'SECOND_FACTOR_REQUIRED'];

function refused(problem: Problem, response: Response): ProblemError {
  if (ENDED.includes(problem.code)) leave();
  return new ProblemError(problem, Number(response.headers.get('retry-after') ?? 0));
}

/** For the one request that is not made here: a file whose progress is shown. */
export const failureOf = async (response: Response): Promise<ProblemError> => refused(await problemOf(response), response);
export const unreachable = (): ProblemError => new ProblemError(UNREACHABLE);

async function send(path: string, { method = 'GET', body, ifMatch, headers: more, keepalive, signal, limit }: RequestOptions): Promise<Response> {
  const isForm = body instanceof FormData;
  const headers = new Headers({ accept: 'application/json, application/problem+json', ...more });
  if (body !== undefined && !isForm) headers.set('content-type', 'application/json');
  if (ifMatch) headers.set('if-match', ifMatch);
  // One hung request must not hold back those that wait behind it.
  const late = AbortSignal.timeout(limit ?? (isForm ? FILE_LIMIT : REQUEST_LIMIT));
  const init: RequestInit = { method, headers, signal: signal ? AbortSignal.any([signal, late]) : late, keepalive: keepalive ?? false };
  if (body !== undefined) init.body = isForm ? body : JSON.stringify(body);
  const response = await heard(fetch(path, init));
  hearContent(response.headers.get(CONTENT_HEADER));
  if (!response.ok) throw await failureOf(response);
  return response;
}

/** Asks the server and gives its JSON answer; an empty answer (204) gives null. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(path, options);
  const text = await heard(response.text());
  return JSON.parse(text || 'null');
}

const nameOf = (response: Response, fallback: string): string => {
  const disposition = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded ? decodeURIComponent(encoded) : (/filename="([^"]+)"/i.exec(disposition)?.[1] ?? fallback);
};

/** Asks the server for a file and keeps it in the page. */
export async function requestFile(path: string, fallbackName: string, options: RequestOptions = {}): Promise<File> {
  const response = await send(path, { limit: FILE_LIMIT, ...options });
  return new File([await heard(response.blob())], nameOf(response, fallbackName));
}

/** Hands a file of the page to the browser's downloads. Gives the name it was saved under. */
export function saveFile(file: File): string {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return link.download;
}

/** Asks the server for a file and hands it to the browser's downloads. Gives the name it was saved under. */
export const download = async (path: string, fallbackName: string, options: RequestOptions = {}): Promise<string> =>
  saveFile(await requestFile(path, fallbackName, options));

/** Adds the parameters that have a value: `/api/clauses` + `{ q: '', on: '2026-11-23' }` → `/api/clauses?on=2026-11-23`. */
export function withQuery(path: string, parameters: Record<string, string | number | boolean | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

/** Query keys: the first word is the resource, so that one call can refresh it all. */
export const keys = {
  health: ['health'] as const,
  clauses: (query: ClauseQuery) => ['clauses', query] as const,
  clause: (slug: string, on: string) => ['clause', slug, on] as const,
  references: (on: string) => ['references', on] as const,
  reference: (id: string, on: string) => ['reference', id, on] as const,
  thresholds: (on: string) => ['thresholds', on] as const,
  switches: ['switches'] as const,
  doubts: ['doubts'] as const,
  ccags: ['ccags'] as const,
  catalogue: ['catalogue'] as const,
  schemes: ['schemes'] as const,
  scheme: (id: string) => ['scheme', id] as const,
  completeness: (id: string) => ['scheme', id, 'completeness'] as const,
  versions: (id: string) => ['scheme', id, 'versions'] as const,
  version: (id: string, revision: number) => ['scheme', id, 'versions', revision] as const,
};
