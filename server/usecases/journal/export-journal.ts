/** The journal as a table for a spreadsheet, made as it is sent. */
import type { AuditLine, AuditQuery } from '#shared/api/audit.ts';
import { BYTE_ORDER_MARK, csvLine } from '#shared/csv.ts';
import { parisTime } from '#shared/audit/days.ts';
import { actionLabel } from '#shared/audit/labels.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import type { AuditFilter } from '../../repositories/audit.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { filterOf, named } from './read-journal.ts';

const SLICE = 500;
/** Instants twice: as the clock on the wall says it, and as the chain hashes it. */
const HEADER = [
  'Ligne',
  'Date et heure à Paris',
  'Personne',
  'Action',
  'Objet',
  'Identifiant de la personne',
  'Code de l’action',
  'Nature de l’objet',
  'Identifiant de l’objet',
  'Instant (UTC)',
  'Empreinte',
];

const cells = ({ seq, at, person, action, label, personId, entity, entityId, hash }: AuditLine): (string | number)[] => [
  seq,
  parisTime(at),
  person,
  actionLabel(action),
  label ?? '',
  personId,
  action,
  entity,
  entityId,
  at,
  hash,
];

/** Last first, slice by slice: lines written meanwhile stand above and are not seen. */
async function* lines({ read }: Context, organisationId: string, filter: AuditFilter): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(HEADER);
  let before = filter.before;
  for (;;) {
    const rows = await read.audit.page(organisationId, before === undefined ? filter : { ...filter, before }, SLICE);
    if (rows.length > 0) yield (await named(read, organisationId, rows)).map((line) => csvLine(cells(line))).join('');
    if (rows.length < SLICE) return;
    before = rows.at(-1)?.seq;
  }
}

/** UTF-8 text in pieces. The export itself is a line of the journal, the last one when nothing filters it out. */
export async function exportJournal(context: Context, actor: Actor, query: Omit<AuditQuery, 'limit'>): Promise<AsyncGenerator<string> | Refusal> {
  const refusal = denied(actor, 'audit:read');
  if (refusal) return refusal;
  const filter = filterOf(query);
  if (isRefusal(filter)) return filter;
  await context.write((connection) => audit(context, actor, repositoriesOn(connection), 'audit.exported', actor.organisationId));
  return lines(context, actor.organisationId, filter);
}
