/** What a worker can be asked for: plain data in, plain data out (it crosses a thread). */
import type { Refusal } from '#shared/errors.ts';
import type { SchemeDocument } from '#shared/scheme/document.ts';
import type { Block } from '#shared/api/blocks.ts';

export type Picture = { data: Uint8Array; mediaType: 'image/png' | 'image/jpeg'; width: number; height: number };

export type SchemeRendering = { document: SchemeDocument; logo: Picture | null; template: Uint8Array | null };

export type ClauseRendering = {
  title: string;
  summary: string;
  /** One part per piece, in order. */
  parts: { piece: string; blocks: Block[] }[];
  /** « CCP, art. L. 2112-2 — en vigueur depuis le … — ● confirmé ». */
  references: string[];
  lawDate: string;
};

export type Tasks = {
  /** The whole Word file of a scheme. */
  renderScheme: (input: SchemeRendering) => Promise<Uint8Array | Refusal>;
  /** A clause as a small Word file. */
  renderClause: (input: ClauseRendering) => Promise<Uint8Array | Refusal>;
  /** Checks an uploaded .docx/.dotx template; warnings say what will not be kept. */
  readTemplate: (input: { data: Uint8Array }) => Promise<{ warnings: string[] } | Refusal>;
};
