/**
 * What every step of a consultation receives: the consultation as it is on screen, how to change it, and how to go elsewhere.
 * A change shows at once and is saved by itself after a pause; nothing else saves. Steps never send the consultation themselves:
 * before asking the server for what follows from it (a file, an archive), they wait for `settle`.
 */
import type { Tender, TenderLot, TenderPatch } from '#shared/api/tenders.ts';
import type { Day } from '#shared/days.ts';
import type { SaveStatus } from '../../ui/SaveState.tsx';
import type { TenderStepId } from './addresses.ts';

export type TenderWorkspace = {
  tender: Tender;
  /** Puts these sections in place of the present ones. Give a function when the new value follows from the old: an undo may come later. */
  change: (patch: TenderPatch | ((tender: Tender) => TenderPatch)) => void;
  /** Changes one lot from its present value; does nothing when the lot is gone. */
  changeLot: (lotId: string, change: (lot: TenderLot) => TenderLot) => void;
  /** The lot under the eyes, kept from step to step (`?lot=2`). */
  lot: TenderLot;
  showLot: (lotId: string) => void;
  state: SaveStatus;
  /** Saves now; true once saved, false when it cannot be for the moment. */
  settle: () => Promise<boolean>;
  /** The server's sentence for a field, such as `lots/0/amountCents`. */
  faultOf: (path: string) => string | undefined;
  /** Opens a step; with an anchor, puts the focus in the `<Anchor name>` of that name; with a lot, shows that lot. */
  goTo: (step: TenderStepId, anchor?: string, lotId?: string) => void;
  /** Day of launch, or today when it is not known: the law is asked for that day. */
  onDay: Day;
};
export type StepProps = { workspace: TenderWorkspace };
