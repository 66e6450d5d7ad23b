/** An organisation's clauses proposed from one of its Word files. Nothing is kept: each is reviewed in the page, and accepted ones become drafts. */
import { type ClauseImport, MOST_CUT_LEVEL } from '#shared/api/clause-import.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { safeName } from '../names.ts';
import { clauseWords } from '../tenders/clause-words.ts';

/** `level`: as sent; empty for where the file cuts best. */
export type ClauseFile = { name: string; data: Buffer; level: string };

const CONVERTED = 'Ce fichier était dans un ancien format : il a été converti par LibreOffice. Comparez le texte avec l’original.';

/** INVALID_INPUT for an impossible level; UNREADABLE_FILE, UNSUPPORTED_FILE, PROTECTED_FILE or CONVERTER_MISSING say why a file is not read. */
export async function readClausesFile(context: Context, actor: Actor, { name, data, level }: ClauseFile): Promise<ClauseImport | Refusal> {
  const refusal = denied(actor, 'clause:write');
  if (refusal) return refusal;
  if (data.length === 0) return refuse('UNREADABLE_FILE', 'Ce fichier est vide.');
  if (level !== '' && !(/^\d$/.test(level) && Number(level) <= MOST_CUT_LEVEL)) {
    const message = `Choisissez où couper le fichier : 0 pour le garder entier, ou un niveau de titre de 1 à ${MOST_CUT_LEVEL}.`;
    return refuse('INVALID_INPUT', message, { fields: [{ path: 'level', message }] });
  }
  const converted = await context.workers.convert(data);
  if (isRefusal(converted)) return converted;
  const kept = safeName(name);
  const read = await context.workers.run('readClauses', {
    data: converted ? converted.data : data,
    name: kept,
    words: await clauseWords(context, actor.organisationId),
    ...(level === '' ? {} : { level: Number(level) }),
  });
  if (isRefusal(read)) return read;
  return { ...read, name: kept, warnings: [...(converted ? [CONVERTED] : []), ...read.warnings] };
}
