import type { LabourShare } from '#shared/api/hours.ts';
import type { TenderLot } from '#shared/api/tenders.ts';
import { formatRate } from '#shared/format.ts';
import { LIMITS } from '#shared/limits.ts';
import { shareFor } from '#shared/tender/lot-hours.ts';
import { CONFIDENCE_LABELS } from '../../../../labels.ts';
import { CpvPicker } from '../../../../ui/CpvPicker.tsx';
import { useReadOnly } from '../../../../ui/ReadOnly.tsx';
import { Menu, type MenuAction } from '../../../../ui/Menu.tsx';
import { NumberInput } from '../../../../ui/NumberInput.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import type { StepProps } from '../../workspace.ts';
import type { LotActs } from './LotsTable.tsx';

type LotRowProps = StepProps & LotActs & { lot: TenderLot; shares: readonly LabourShare[] };

/** One lot, one line. A finding names a field by its place in the contract: `lots/0/amountCents`. */
export function LotRow({ workspace, lot, shares, ...acts }: LotRowProps) {
  const index = lot.number - 1;
  const cell: Cell = {
    lot,
    of: ` du lot ${lot.number}`,
    set: (part) => workspace.changeLot(lot.id, (now) => ({ ...now, ...part })),
    fault: (field) => workspace.faultOf(`lots/${index}/${field}`),
    place: (column) => ({ 'data-column': column, 'data-field': `lots/${index}/${column}` }),
  };
  return (
    <tr role="row" data-lot={lot.id}>
      <th scope="row" role="rowheader" className="lots-table__number">
        <span className="lots-table__word">Lot </span>
        {lot.number}
      </th>
      <td role="cell" data-label="Intitulé et code CPV" className="lots-table__what">
        <What {...cell} near={workspace.tender.need.cpv} />
      </td>
      <td role="cell" {...cell.place('amountCents')} data-label="Montant (€ HT)" className="table__end">
        <Amount {...cell} />
      </td>
      <td role="cell" {...cell.place('durationMonths')} data-label="Durée (mois)" className="table__end">
        <Duration {...cell} usual={workspace.tender.duration.months} />
      </td>
      <td role="cell" {...cell.place('labourShareBasisPoints')} data-label="Main-d’œuvre (%)" className="table__end lots-table__labour">
        <Labour {...cell} shares={shares} cpv={lot.cpv || workspace.tender.need.cpv} />
      </td>
      <td role="cell" className="lots-table__actions">
        <LotMenu lot={lot} count={workspace.tender.lots.length} {...acts} />
      </td>
    </tr>
  );
}

type Cell = {
  lot: TenderLot;
  /** « du lot 2 », for names that screen readers read out of the table. */
  of: string;
  set: (part: Partial<TenderLot>) => void;
  fault: (field: string) => string | undefined;
  place: (column: string) => { 'data-column': string; 'data-field': string };
};

function What({ lot, of, set, fault, place, near }: Cell & { near: string }) {
  return (
    <>
      <div {...place('title')}>
        <TextField
          label={`Intitulé${of}`}
          hideLabel
          placeholder="Intitulé du lot"
          maxLength={LIMITS.title}
          value={lot.title}
          onChange={(title) => set({ title })}
          error={fault('title')}
        />
      </div>
      <div {...place('cpv')}>
        <CpvPicker label={`Code CPV${of}`} hideLabel value={lot.cpv} near={near} onChange={(cpv) => set({ cpv })} error={fault('cpv')} />
      </div>
    </>
  );
}

function Amount({ lot, of, set, fault }: Cell) {
  return (
    <NumberInput
      label={`Montant${of}, en euros hors taxes`}
      hideLabel
      min={0}
      max={LIMITS.moneyCents / 100}
      scale={100}
      value={lot.amountCents}
      onChange={(amountCents) => set({ amountCents })}
      error={fault('amountCents')}
    />
  );
}

/** Empty, the lot lasts as long as the contract. */
function Duration({ lot, of, set, fault, usual }: Cell & { usual: number | null }) {
  return (
    <NumberInput
      label={`Durée${of}, en mois`}
      hideLabel
      isInteger
      min={0}
      max={1200}
      {...(usual === null ? {} : { placeholder: String(usual) })}
      value={lot.durationMonths}
      onChange={(durationMonths) => set({ durationMonths })}
      error={fault('durationMonths')}
    />
  );
}

function Labour({ lot, of, set, fault, shares, cpv }: Cell & { shares: readonly LabourShare[]; cpv: string }) {
  return (
    <>
      <NumberInput
        label={`Part de main-d’œuvre${of}, en pour cent`}
        hideLabel
        min={0}
        max={100}
        scale={100}
        value={lot.labourShareBasisPoints}
        onChange={(labourShareBasisPoints) => set({ labourShareBasisPoints })}
        error={fault('labourShareBasisPoints')}
      />
      {shares.length > 0 && (
        <TradeShortcut label={`Métier${of}`} shares={shares} cpv={cpv} onChoose={(labourShareBasisPoints) => set({ labourShareBasisPoints })} />
      )}
    </>
  );
}

function LotMenu({ lot, count, onMove, onDuplicate, onRemove }: LotActs & { lot: TenderLot; count: number }) {
  const actions: MenuAction[] = [
    { id: 'copy', label: 'Dupliquer', onAction: () => onDuplicate(lot), isDisabled: count >= LIMITS.rows },
    { id: 'up', label: 'Monter', onAction: () => onMove(lot, -1), isDisabled: lot.number === 1 },
    { id: 'down', label: 'Descendre', onAction: () => onMove(lot, 1), isDisabled: lot.number === count },
    { id: 'remove', label: 'Retirer', isDanger: true, onAction: () => onRemove(lot), isDisabled: count === 1 },
  ];
  return <Menu small variant="quiet" label="Actions ▾" name={`Actions sur le lot ${lot.number}`} actions={actions} />;
}

type TradeShortcutProps = { label: string; shares: readonly LabourShare[]; cpv: string; onChoose: (basisPoints: number) => void };

/** The share of a trade of the table, that of the CPV first; each says how sure it is. */
function TradeShortcut({ label, shares, cpv, onChoose }: TradeShortcutProps) {
  const close = shareFor(cpv, shares);
  const isReadOnly = useReadOnly();
  if (isReadOnly) return null;
  const choose = (id: string): void => {
    const share = shares.find((one) => one.id === id);
    if (share) onChoose(share.shareBasisPoints);
  };
  return (
    <select
      className="input lots-table__trade"
      aria-label={`${label}\u202f: reprendre sa part de main-d’œuvre`}
      value=""
      onChange={(event) => choose(event.target.value)}
    >
      <option value="">Métier…</option>
      {[...(close ? [close] : []), ...shares.filter((share) => share !== close)].map((share) => (
        <option key={share.id} value={share.id}>
          {`${share === close ? 'D’après le CPV\u202f: ' : ''}${share.title} · ${formatRate(share.shareBasisPoints)} (${share.toConfirm ? 'à confirmer' : CONFIDENCE_LABELS[share.confidence].word.toLowerCase()})`}
        </option>
      ))}
    </select>
  );
}
