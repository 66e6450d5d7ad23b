import type { NoticeEntry } from '#shared/api/notice.ts';
import type { TenderLot } from '#shared/api/tenders.ts';
import { LIMITS } from '#shared/limits.ts';
import { optionsOf } from '../../../../labels.ts';
import { RadioGroup } from '../../../../ui/RadioGroup.tsx';
import { TextArea } from '../../../../ui/TextArea.tsx';
import type { StepProps } from '../../workspace.ts';
import { Boxes } from './Boxes.tsx';
import { BT06_LABELS, BT71_LABELS, BT736_LABELS, BT754_LABELS, BT774_LABELS, BT775_LABELS } from '#shared/tender/notice-labels.ts';
import { type EditableField, isTyped, startFrom, withNotice } from './codes.ts';
import { Typed } from './Typed.tsx';

type Notice = TenderLot['notice'];
type Props = StepProps & { field: EditableField; label: string; entry: Pick<NoticeEntry, 'codes' | 'text'> | null };

/** A field of the notice, typed by the person instead of what follows from the decisions. Closed lists stay closed. */
export function FieldEditor(props: Props) {
  const { workspace, field, label } = props;
  const { lot, changeLot } = workspace;
  return (
    <Typed label={label} isTyped={isTyped(lot.notice, field)} onGiveBack={() => changeLot(lot.id, (current) => withNotice(current, field, null))}>
      <Control {...props} />
    </Typed>
  );
}

/** An empty list means « nothing typed ». */
const orNull = <C,>(typed: readonly C[]): readonly C[] | null => (typed.length > 0 ? typed : null);

function Control({ workspace, field, label, entry }: Props) {
  const { lot, changeLot } = workspace;
  const { notice } = lot;
  const computed = entry?.codes.map(({ code }) => code) ?? [];
  const set = <F extends EditableField>(name: F, value: Notice[F]): void => changeLot(lot.id, (current) => withNotice(current, name, value));
  const several = <C extends string>(labels: Record<C, string>, typed: readonly C[] | null, onChange: (value: C[]) => void) => (
    <Boxes label={label} labels={labels} value={typed ?? startFrom(labels, computed)} onChange={onChange} />
  );
  const one = <C extends string>(labels: Record<C, string>, typed: C | null, onChange: (value: C) => void) => (
    <RadioGroup label={label} value={typed ?? startFrom(labels, computed)[0] ?? null} options={optionsOf(labels)} onChange={onChange} />
  );
  switch (field) {
    case 'bt06':
      return several(BT06_LABELS, notice.bt06, (value) => set('bt06', value));
    case 'bt774':
      return several(BT774_LABELS, orNull(notice.bt774), (value) => set('bt774', value));
    case 'bt775':
      return several(BT775_LABELS, orNull(notice.bt775), (value) => set('bt775', value));
    case 'bt71':
      return one(BT71_LABELS, notice.bt71, (value) => set('bt71', value));
    case 'bt736':
      return one(BT736_LABELS, notice.bt736, (value) => set('bt736', value));
    case 'bt754':
      return one(BT754_LABELS, notice.bt754, (value) => set('bt754', value));
    default:
      return (
        <TextArea label={label} rows={3} maxLength={LIMITS.longText} value={notice[field] || (entry?.text ?? '')} onChange={(value) => set(field, value)} />
      );
  }
}
