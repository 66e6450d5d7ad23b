import type { LabourShare } from '#shared/api/hours.ts';
import type { TenderLot } from '#shared/api/tenders.ts';
import { formatRate } from '#shared/format.ts';
import { LIMITS } from '#shared/limits.ts';
import { shareFor } from '#shared/tender/lot-hours.ts';
import { CONFIDENCE_LABELS } from '../../../../labels.ts';
import { CpvPicker } from '../../../../ui/CpvPicker.tsx';
import { Menu, type MenuAction } from '../../../../ui/Menu.tsx';
import { NumberInput } from '../../../../ui/NumberInput.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import type { StepProps } from '../../workspace.ts';
import type { LotActs } from './LotsTable.tsx';

type LotRowProps = StepProps & LotActs & { lot: TenderLot; shares: readonly LabourShare[] };

/** One lot, one line. Anchors are given to the lot under the eyes: a finding names the lot in the address, the field after `#`. */
export function LotRow({ workspace, lot, shares, onMove, onDuplicate, onRemove }: LotRowProps) {
  const { tender, changeLot, faultOf } = workspace;
  const set = (part: Partial<TenderLot>): void => changeLot(lot.id, (now) => ({ ...now, ...part }));
  const index = lot.number - 1;
  const fault = (field: string): string | undefined => faultOf(`lots/${index}/${field}`);
  const of = ` du lot ${lot.number}`;
  const place = (column: string) => ({ 'data-column': column, 'data-field': `lots/${index}/${column}` });
  const count = tender.lots.length;
  const actions: MenuAction[] = [
    { id: 'copy', label: 'Dupliquer', onAction: () => onDuplicate(lot), isDisabled: count >= LIMITS.rows },
    { id: 'up', label: 'Monter', onAction: () => onMove(lot, -1), isDisabled: index === 0 },
    { id: 'down', label: 'Descendre', onAction: () => onMove(lot, 1), isDisabled: index === count - 1 },
    { id: 'remove', label: 'Retirer', isDanger: true, onAction: () => onRemove(lot), isDisabled: count === 1 },
  ];
  return (
    <tr role="row" data-lot={lot.id}>
      <th scope="row" role="rowheader" className="lots-table__number">
        <span className="lots-table__word">Lot </span>
        {lot.number}
      </th>
      <td role="cell" data-label="Intitulé et code CPV" className="lots-table__what">
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
          <CpvPicker label={`Code CPV${of}`} hideLabel value={lot.cpv} onChange={(cpv) => set({ cpv })} error={fault('cpv')} />
        </div>
      </td>
      <td role="cell" {...place('amountCents')} data-label="Montant (€ HT)" className="table__end">
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
      </td>
      <td role="cell" {...place('durationMonths')} data-label="Durée (mois)" className="table__end">
        <NumberInput
          label={`Durée${of}, en mois`}
          hideLabel
          isInteger
          min={0}
          max={1200}
          {...(tender.duration.months === null ? {} : { placeholder: String(tender.duration.months) })}
          value={lot.durationMonths}
          onChange={(durationMonths) => set({ durationMonths })}
          error={fault('durationMonths')}
        />
      </td>
      <td role="cell" {...place('labourShareBasisPoints')} data-label="Main-d’œuvre (%)" className="table__end lots-table__labour">
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
          <TradeShortcut
            label={`Métier${of}`}
            shares={shares}
            cpv={lot.cpv || tender.need.cpv}
            onChoose={(labourShareBasisPoints) => set({ labourShareBasisPoints })}
          />
        )}
      </td>
      <td role="cell" className="lots-table__actions">
        <Menu small variant="quiet" label="Actions ▾" name={`Actions sur le lot ${lot.number}`} actions={actions} />
      </td>
    </tr>
  );
}

type TradeShortcutProps = { label: string; shares: readonly LabourShare[]; cpv: string; onChoose: (basisPoints: number) => void };

/** The share of a trade of the table, that of the CPV first; each says how sure it is. */
function TradeShortcut({ label, shares, cpv, onChoose }: TradeShortcutProps) {
  const close = shareFor(cpv, shares);
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
