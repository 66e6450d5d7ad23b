/** A contract as it is shown: its words, its file, what somebody decided of it. */
import type { Contract, DecisionSubject } from '#shared/api/indicators.ts';
import { considerationNames } from '#shared/decp/consideration-words.ts';
import type { Context } from '../../context.ts';
import type { ContractWithHolders } from '../../repositories/figures/contracts.ts';

export type ContractView = (row: ContractWithHolders) => Contract;

/** The code's own label, else its division's. */
export function cpvLabelOf({ cpv }: Pick<Context, 'cpv'>, code: string | null): string | null {
  if (code === null) return null;
  return (cpv.find(code) ?? cpv.find(code.slice(0, 2).padEnd(8, '0')))?.label ?? null;
}

/** One reading of the imports and of the decisions for any number of contracts. */
export async function makeContractView(context: Context, organisationId: string): Promise<ContractView> {
  const [imports, decisions, settings] = await Promise.all([
    context.read.figureImports.list(organisationId),
    context.read.decisions.list(organisationId),
    context.read.figureSettings.read(organisationId),
  ]);
  const files = new Map(imports.map(({ id, file }) => [id, file]));
  const decided = new Map(decisions.map(({ contractKey, subject, answer }) => [`${contractKey} ${subject}`, answer]));
  const names = new Map(settings.buyers.map(({ siren, name }) => [siren, name]));
  const wordsOf = ({ key, kind, ...row }: ContractWithHolders, subject: DecisionSubject): string[] | null => {
    const bits = row[subject];
    if (row[`${subject}State`] === 'known') return considerationNames(subject, bits ?? 0, kind);
    const answer = row[`${subject}State`] === 'contradiction' ? decided.get(`${key} ${subject}`) : undefined;
    return answer === undefined ? null : answer === 'none' ? [] : considerationNames(subject, bits ?? 0, kind);
  };
  return (row) => ({
    key: row.key,
    number: row.number,
    buyer: row.buyerId,
    buyerName: row.buyerName ?? (names.get(row.buyerSiren ?? '') || null),
    object: row.object,
    cpv: row.cpv,
    cpvLabel: cpvLabelOf(context, row.cpv),
    procedure: row.procedure,
    notifiedOn: row.notifiedOn,
    endsOn: row.endsOn,
    months: row.months,
    amountCents: row.amount,
    amountState: row.amountState,
    offers: row.offers,
    social: wordsOf(row, 'social'),
    environment: wordsOf(row, 'environment'),
    socialState: row.socialState,
    environmentState: row.environmentState,
    decided: decided.has(`${row.key} social`) || decided.has(`${row.key} environment`),
    holders: row.holders.map(({ id, name, size, department }) => ({ id, name, size, department })),
    file: files.get(row.importId) ?? '',
    line: row.line,
  });
}
