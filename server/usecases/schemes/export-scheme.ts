import type { ClauseFamily } from '#shared/api/clauses.ts';
import type { Scheme } from '#shared/api/schemes.ts';
import type { Day } from '#shared/days.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { completeness, schemeLaw } from '#shared/scheme/completeness.ts';
import { composeSchemeDocument, type SchemeDocument } from '#shared/scheme/document.ts';
import type { Context } from '../../context.ts';
import type { Picture } from '../../jobs/tasks.ts';
import { denied } from '../allowed.ts';
import { askedDay } from '../ask-day.ts';
import { readClause } from '../clauses/read-clause.ts';
import { asciiName } from '../names.ts';
import { measuredScheme } from './read-measures.ts';
import { readScheme } from './read-scheme.ts';

async function pictureOf({ read }: Context, actor: Actor, id: string | null): Promise<Picture | null> {
  const file = id === null ? null : await read.files.find(actor.organisationId, id);
  if (file?.kind !== 'logo' || file.width === null || file.height === null) return null;
  return { data: file.data, mediaType: file.mediaType === 'image/png' ? 'image/png' : 'image/jpeg', width: file.width, height: file.height };
}

async function annexedFamilies(context: Context, actor: Actor, scheme: Scheme, on: Day): Promise<ClauseFamily[]> {
  const read = await Promise.all(scheme.clauseSlugs.map((slug) => readClause(context, actor, slug, on)));
  return read.flatMap((family) => (isRefusal(family) ? [] : [family]));
}

const fileName = (scheme: Scheme, final: boolean): string => asciiName(`${final ? 'schema' : 'projet-de-schema'}-${scheme.title}`);

/** The document of a scheme on a day of the law, composed with all it cites and what the data says. */
export async function schemeDocument(context: Context, actor: Actor, scheme: Scheme, { final, on }: { final: boolean; on: Day }): Promise<SchemeDocument> {
  const measured = await measuredScheme(context, actor, scheme);
  return composeSchemeDocument(scheme, {
    catalogue: context.content.catalogue,
    families: await annexedFamilies(context, actor, scheme, on),
    references: await context.content.references(on),
    completeness: completeness(scheme, schemeLaw(await context.content.thresholds(on)), measured),
    measured,
    on,
    final,
  });
}

/** The document as a Word file, with the logo and the template of its scheme. */
export async function renderDocument(
  context: Context,
  actor: Actor,
  document: SchemeDocument,
  { templateFileId, logoFileId }: Scheme['presentation'],
): Promise<Uint8Array | Refusal> {
  const template = templateFileId === null ? null : await context.read.files.find(actor.organisationId, templateFileId);
  return context.workers.run('renderScheme', { document, logo: await pictureOf(context, actor, logoFileId), template: template?.data ?? null });
}

/** The scheme as a Word file: a draft says what it lacks, a final document leaves empty chapters out. */
export async function exportScheme(
  context: Context,
  actor: Actor,
  id: string,
  final: boolean,
  on?: string,
): Promise<{ file: Uint8Array; name: string } | Refusal> {
  const day = denied(actor, 'scheme:export') ?? askedDay(context.clock, on);
  if (isRefusal(day)) return day;
  const scheme = await readScheme(context, actor, id);
  if (isRefusal(scheme)) return scheme;
  const document = await schemeDocument(context, actor, scheme, { final, on: day });
  const file = await renderDocument(context, actor, document, scheme.presentation);
  return isRefusal(file) ? file : { file, name: `${fileName(scheme, final)}.docx` };
}
