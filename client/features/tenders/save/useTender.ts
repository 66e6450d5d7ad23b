/** The consultation being written: its saver, and what every step receives. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { createContext, useEffect, useMemo } from 'react';
import type { Tender, TenderContent, TenderLot, TenderPatch } from '#shared/api/tenders.ts';
import { today } from '../../../lawDay.ts';
import { saverRegistry, useSaverOf, useStateOf } from '../../../save/hooks.ts';
import type { Saver } from '../../../save/saver.ts';
import { settled } from '../../../save/settled.ts';
import type { TenderStepId } from '../addresses.ts';
import { refreshTender } from '../queries.ts';
import type { TenderWorkspace } from '../workspace.ts';
import { TENDER_SECTIONS } from './sections.ts';

export type TenderSaver = Saver<TenderContent, Tender>;

export const tenderSaverFor = saverRegistry<TenderContent, Tender>({
  sections: TENDER_SECTIONS,
  path: '/api/tenders',
  storedAs: 'tender',
  hasVersions: false,
});

export const TenderSaverContext = createContext<TenderSaver | null>(null);
export const useTenderSaver = (): TenderSaver => useSaverOf(TenderSaverContext);

const ROUTE = '/consultations/$id/$step';

/** Puts the patch in place, section by section, from the present consultation. */
function editTender(saver: TenderSaver, patch: TenderPatch | ((tender: Tender) => TenderPatch)): void {
  const next: Partial<TenderContent> = typeof patch === 'function' ? patch(saver.read().document) : patch;
  for (const section of TENDER_SECTIONS.all) {
    const value = next[section];
    if (value !== undefined) saver.edit(section, () => value);
  }
}

const changeLotOf =
  (saver: TenderSaver) =>
  (lotId: string, change: (lot: TenderLot) => TenderLot): void =>
    saver.edit('lots', (lots) => (lots.some(({ id }) => id === lotId) ? lots.map((lot) => (lot.id === lotId ? change(lot) : lot)) : lots));

/** The lot of the address, the first one otherwise. A consultation always has one. */
const lotUnder = (lots: readonly TenderLot[], number: number | undefined): TenderLot => {
  const lot = lots.find((one) => one.number === number) ?? lots[0];
  if (!lot) throw new Error('A consultation has at least one lot');
  return lot;
};

export function useTenderWorkspace(step: TenderStepId): TenderWorkspace {
  const saver = useTenderSaver();
  const { document: tender, status, faults } = useStateOf(saver);
  const navigate = useNavigate();
  const { id } = useParams({ from: ROUTE });
  const { lot: number } = useSearch({ from: ROUTE });
  const acts = useMemo(
    () => ({
      change: (patch: TenderPatch | ((now: Tender) => TenderPatch)) => editTender(saver, patch),
      changeLot: changeLotOf(saver),
      settle: () => settled(saver),
    }),
    [saver],
  );
  return {
    tender,
    ...acts,
    lot: lotUnder(tender.lots, number),
    showLot: (lotId) => {
      const lot = tender.lots.find((one) => one.id === lotId);
      void navigate({ to: ROUTE, params: { id, step }, search: { lot: lot?.number }, replace: true, resetScroll: false });
    },
    state: status,
    faultOf: (path) => faults.find((fault) => fault.path === path)?.message,
    goTo: (to, anchor, lotId) =>
      void navigate({
        to: ROUTE,
        params: { id, step: to },
        search: { lot: tender.lots.find((one) => one.id === lotId)?.number ?? number },
        hash: anchor ?? '',
        hashScrollIntoView: false,
      }),
    onDay: tender.procedure.launchOn ?? today(),
  };
}

/** What the server computes from the consultation is read again after each save. */
export function useFreshAfterSave(saver: TenderSaver): void {
  const client = useQueryClient();
  const { revision, id } = useStateOf(saver).document;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision is what tells that something was saved.
  useEffect(() => {
    void refreshTender(client, id);
  }, [client, id, revision]);
}
