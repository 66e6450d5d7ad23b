/**
 * Why a lot has no social condition, written for the procedure file (rapport de présentation). The reason comes from the
 * closed list, the facts from the person; an empty or general text is refused, with what it lacks.
 */
import type { Block } from '../api/blocks.ts';
import type { Confidence } from '../api/common.ts';
import type { LotRegime, RegimeException, TenderContent, TenderLot } from '../api/tenders.ts';
import { EXCEPTION_TITLES } from './exceptions.ts';
import { exceptionBlocks } from './exception-blocks.ts';
import { exceptionMissing } from './exception-check.ts';
import type { Law } from './law.ts';
import { lotName } from './names.ts';
import { tenderRegime } from './regime.ts';

/** `missing`: French phrases, empty when the text can be signed. */
export type ExceptionReason = {
  lotId: string;
  title: string;
  complete: boolean;
  missing: string[];
  blocks: Block[];
  references: string[];
  confidence: Confidence;
};

/** A reason the regime does not list (no condition is due that day) keeps its title. */
const chosen = ({ exceptions }: LotRegime, lot: TenderLot, { need }: TenderContent): RegimeException | null =>
  lot.exception === null
    ? null
    : (exceptions.find(({ id }) => id === lot.exception) ?? {
        id: lot.exception,
        title: EXCEPTION_TITLES[lot.exception],
        open: null,
        reason: 'Aucune condition sociale n’est due à cette date ou sous ce montant : ce motif n’est pas demandé.',
        references: [need.form === 'concession' ? 'ccp-l3114-2-1' : 'ccp-l2112-2-1'],
        confidence: 'single-source',
      });

/** Null when the lot claims no exception. Blocks are always given, what lacks is written in them. */
export function exceptionReason(tender: TenderContent, lot: TenderLot, law: Law): ExceptionReason | null {
  const regime = tenderRegime(tender, law);
  const lotRegime = regime.lots.find(({ lotId }) => lotId === lot.id);
  const exception = lotRegime ? chosen(lotRegime, lot, tender) : null;
  if (!lotRegime || !exception) return null;
  const missing = exceptionMissing(tender, lot, exception);
  const written = exceptionBlocks({ tender, lot, law, regime: lotRegime, value: regime.value, exception, missing });
  return {
    lotId: lot.id,
    title: `Absence de condition d’exécution sociale : ${lotName(lot, tender)}`,
    complete: missing.length === 0,
    missing,
    blocks: written.blocks,
    references: written.references,
    confidence: exception.confidence,
  };
}
