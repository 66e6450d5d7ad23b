/** What a code of the nomenclature suggests, for what is still unknown: shown as a proposal, with an undo. Pure. */
import type { CcagId } from '#shared/api/clauses.ts';
import type { ContractForm, ContractNature, TenderContent } from '#shared/api/tenders.ts';

/** Divisions of the CPV; directive 2014/24/UE defines works by division 45. */
const WORKS = '45';
const INTELLECTUAL = ['71', '73'];
const SOFTWARE = ['48', '72'];
const LAST_SUPPLIES = 44;

/** Nature of what such a code designates; null without a code. */
export function natureOf(cpv: string): ContractNature | null {
  const division = cpv.slice(0, 2);
  if (!/^\d{2}$/.test(division)) return null;
  if (division === WORKS) return 'works';
  if (INTELLECTUAL.includes(division)) return 'intellectual';
  return Number(division) <= LAST_SUPPLIES || division === '48' ? 'supplies' : 'services';
}

const BY_NATURE: Record<ContractNature, CcagId> = { works: 'travaux', supplies: 'fcs', services: 'fcs', intellectual: 'pi' };

/** The general terms usually chosen for that nature: a proposal, never the law. */
export const ccagOf = (nature: ContractNature, cpv: string): CcagId => (SOFTWARE.includes(cpv.slice(0, 2)) ? 'tic' : BY_NATURE[nature]);

export type Suggested = Partial<Pick<TenderContent, 'need' | 'procedure' | 'lots'>>;

/** The consultation once that code is chosen: nature and CCAG when unknown, and the code of a lot that is alone. */
export function withCpv(tender: TenderContent, cpv: string): Suggested & Pick<TenderContent, 'need'> {
  const nature = tender.need.nature ?? natureOf(cpv);
  const need = { ...tender.need, cpv, nature };
  const [only] = tender.lots;
  const ccag = tender.procedure.ccag ?? (nature && cpv !== '' && need.form !== 'concession' ? ccagOf(nature, cpv) : null);
  return {
    need,
    ...(ccag === tender.procedure.ccag ? {} : { procedure: { ...tender.procedure, ccag } }),
    ...(tender.lots.length === 1 && only && only.cpv === tender.need.cpv ? { lots: [{ ...only, cpv }] } : {}),
  };
}

/** The consultation once its form is chosen. The CCAGs are written for public contracts: one proposed for a concession goes away. */
export function withForm({ need, procedure }: TenderContent, form: ContractForm): Pick<TenderContent, 'need' | 'procedure'> {
  const asked = { ...need, form };
  if (form !== 'concession') return { need: asked, procedure };
  const isProposed = procedure.ccag === null || (need.nature !== null && procedure.ccag === ccagOf(need.nature, need.cpv));
  return { need: asked, procedure: { ...procedure, kind: procedure.kind ?? 'concession-award', ccag: isProposed ? 'none' : procedure.ccag } };
}
