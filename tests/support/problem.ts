/** Checks an error answer: RFC 9457, complete, in French, with what to do. */
import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import type { Problem } from '../../shared/api/common.ts';

/** Words of frameworks and of English that must never reach a person. */
const FOREIGN = /\b(error|invalid|required|must|body|undefined|null|NaN|object|bad request|not found|unexpected|should|cannot|failed)\b/i;

export type AnyProblem = Problem & Record<string, unknown>;

export function problem(response: LightMyRequestResponse, status: number, code?: string): AnyProblem {
  const seen = `${response.statusCode} ${response.body.slice(0, 300)}`;
  expect(response.statusCode, seen).toBe(status);
  expect(response.headers['content-type'], seen).toBe('application/problem+json; charset=utf-8');
  const body = response.json<AnyProblem>();
  expect(body.status, seen).toBe(status);
  expect(body.type, seen).toBe(`urn:clausier:${body.code.toLowerCase().replaceAll('_', '-')}`);
  if (code) expect(body.code, seen).toBe(code);
  // A field is named as the contract names it: « need/object » is a path, not a word.
  const prose = (sentence: string): string =>
    (body.fields ?? []).reduce((text, { path }) => (path === '' ? text : text.replaceAll(path, '')), sentence.replace(/«[^»]*»/g, ''));
  for (const sentence of [body.title, body.detail, body.remedy, ...(body.fields ?? []).map(({ message }) => message)]) {
    expect(sentence, seen).toMatch(/^[«0-9A-ZÀ-Ý]/);
    expect(prose(sentence), seen).not.toMatch(FOREIGN);
  }
  for (const sentence of [body.detail, body.remedy]) expect(sentence, seen).toMatch(/[.!?»]$/);
  return body;
}

export const pathsOf = (body: AnyProblem): string[] => (body.fields ?? []).map(({ path }) => path).sort();
