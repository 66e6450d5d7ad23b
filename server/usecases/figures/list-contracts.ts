/** The contracts, or exactly those that were counted in one part of a figure: as a page, as a table. */
import type { Contract, ContractPage, ContractQuery } from '#shared/api/indicators.ts';
import { csvNumber } from '#shared/csv.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { formatNumber } from '#shared/format.ts';
import { DEFINITIONS } from '#shared/indicators/definitions.ts';
import { NO_CONSIDERATION } from '#shared/decp/consideration-words.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { all, partSql, scopeSql, type Sql } from '../../repositories/figures/conditions.ts';
import { searchSql } from '../../repositories/figures/contracts.ts';
import { denied } from '../allowed.ts';
import { makeContractView } from './contract-view.ts';
import { type CsvFile, csvFile } from '../csv-file.ts';
import { scopeOf } from './scope.ts';

/** Only for indicators that contracts give; those of holders are not a number of contracts. */
function partOf({ indicator, part, concessions }: ContractQuery): Sql | Refusal | null {
  if (indicator === undefined) return null;
  const definition = DEFINITIONS.find((one) => one.indicator === indicator && one.universe !== 'holders');
  if (!definition)
    return refuse('INVALID_INPUT', 'Cet indicateur ne s’ouvre pas sur des marchés.', { remedy: 'Choisissez un indicateur calculé sur les marchés publiés.' });
  return partSql(definition, part ?? 'denominator', { concessions: concessions === 'with' });
}

async function whereOf({ read }: Context, { organisationId }: Actor, query: ContractQuery): Promise<Sql | Refusal> {
  const part = partOf(query);
  if (isRefusal(part)) return part;
  const year = query.year ?? null;
  const scope = scopeSql(scopeOf(query, await read.figureSettings.read(organisationId), { from: year, to: year }));
  // A contract without a day is in no year, hence in no figure.
  const dated: Sql[] = part === null ? [] : [{ text: 'c.year IS NOT NULL', values: [] }, part];
  return all([scope, ...dated, ...(query.q === undefined ? [] : [searchSql(query.q)])]);
}

export async function listContracts(context: Context, actor: Actor, query: ContractQuery): Promise<ContractPage | Refusal> {
  const refusal = denied(actor, 'figure:read');
  if (refusal) return refusal;
  const where = await whereOf(context, actor, query);
  if (isRefusal(where)) return where;
  const { contracts } = context.figures.read(actor.organisationId);
  const page = query.page ?? 1;
  const view = await makeContractView(context, actor.organisationId);
  const rows = contracts.page(where, LIMITS.contractsPage, (page - 1) * LIMITS.contractsPage);
  return { items: rows.map(view), total: contracts.count(where), page, pageSize: LIMITS.contractsPage };
}

/** Of `contractCells`. */
export const CONTRACT_HEADER = [
  'Numéro',
  'Acheteur',
  'Nom de l’acheteur',
  'Objet',
  'CPV',
  'Libellé CPV',
  'Procédure',
  'Notifié le',
  'Fin',
  'Montant HT',
  'État du montant',
  'Offres reçues',
  'Considération sociale',
  'Considération environnementale',
  'Décidé par une personne',
  'Titulaires',
  'Fichier',
  'Ligne',
];
const AMOUNTS = { known: 'retenu', missing: 'absent', absurd: 'hors de toute vraisemblance' } as const;

const STATES = { known: '', unknown: 'inconnue', contradiction: 'contradictoire' } as const;
const wordsOf = (contract: Contract, subject: 'social' | 'environment'): string => {
  const words = contract[subject];
  if (words === null) return STATES[contract[`${subject}State`]];
  return words.length === 0 ? NO_CONSIDERATION[subject] : words.join(', ');
};

export const contractCells = (contract: Contract): (string | number)[] => [
  contract.number,
  contract.buyer,
  contract.buyerName ?? '',
  contract.object,
  contract.cpv ?? '',
  contract.cpvLabel ?? '',
  contract.procedure ?? '',
  contract.notifiedOn ?? '',
  contract.endsOn ?? '',
  csvNumber(contract.amountCents, 100),
  AMOUNTS[contract.amountState],
  contract.offers ?? '',
  wordsOf(contract, 'social'),
  wordsOf(contract, 'environment'),
  contract.decided ? 'oui' : '',
  contract.holders.map(({ id, name }) => [name, id].filter(Boolean).join(' ')).join(' ; '),
  contract.file,
  contract.line,
];

/** The whole list as a table; beyond what a spreadsheet holds, it is refused rather than cut. */
export async function exportContracts(context: Context, actor: Actor, query: ContractQuery): Promise<CsvFile | Refusal> {
  const refusal = denied(actor, 'figure:read');
  if (refusal) return refusal;
  const where = await whereOf(context, actor, query);
  if (isRefusal(where)) return where;
  const { contracts } = context.figures.read(actor.organisationId);
  if (contracts.count(where) > LIMITS.contractsExported)
    return refuse('TOO_LARGE', `Cette liste dépasse ${formatNumber(LIMITS.contractsExported)} marchés.`, {
      remedy: 'Choisissez une année, un acheteur ou un segment.',
    });
  const view = await makeContractView(context, actor.organisationId);
  return csvFile('marches.csv', [CONTRACT_HEADER, ...contracts.page(where, LIMITS.contractsExported, 0).map((row) => contractCells(view(row)))]);
}
