import type { NoticeEntry } from '#shared/api/notice.ts';
import type { TenderLot } from '#shared/api/tenders.ts';
import { LIMITS } from '#shared/limits.ts';
import { optionsOf } from '../../../../labels.ts';
import { Button } from '../../../../ui/Button.tsx';
import { RadioGroup } from '../../../../ui/RadioGroup.tsx';
import { TextArea } from '../../../../ui/TextArea.tsx';
import type { StepProps } from '../../workspace.ts';
import { Boxes } from './Boxes.tsx';
import { BT06_LABELS, BT71_LABELS, BT736_LABELS, BT754_LABELS, BT774_LABELS, BT775_LABELS } from '#shared/tender/notice-labels.ts';
import { type EditableField, isTyped, startFrom, withNotice } from './codes.ts';

type Notice = TenderLot['notice'];
type Props = StepProps & { field: EditableField; label: string; entry: Pick<NoticeEntry, 'codes' | 'text'> | null };

/** A field of the notice, typed by the person instead of what follows from the decisions. Closed lists stay closed. */
export function FieldEditor(props: Props) {
  const { workspace, field, label } = props;
  const { lot, changeLot } = workspace;
  return (
    <div className="entry__editor">
      <Control {...props} />
      {isTyped(lot.notice, field) && (
        <div>
          <Button
            small
            variant="quiet"
            aria-label={`Revenir à la valeur calculée\u202f: ${label}`}
            onPress={() => changeLot(lot.id, (current) => withNotice(current, field, null))}
          >
            Revenir à la valeur calculée
          </Button>
        </div>
      )}
    </div>
  );
}

function Control({ workspace, field, label, entry }: Props) {
  const { lot, changeLot } = workspace;
  const { notice } = lot;
  const computed = entry?.codes.map(({ code }) => code) ?? [];
  const set = <F extends EditableField>(name: F, value: Notice[F]): void => changeLot(lot.id, (current) => withNotice(current, name, value));
  switch (field) {
    case 'bt06':
      return <Boxes label={label} labels={BT06_LABELS} value={notice.bt06 ?? startFrom(BT06_LABELS, computed)} onChange={(value) => set('bt06', value)} />;
    case 'bt774':
      return (
        <Boxes
          label={label}
          labels={BT774_LABELS}
          value={notice.bt774.length > 0 ? notice.bt774 : startFrom(BT774_LABELS, computed)}
          onChange={(value) => set('bt774', value)}
        />
      );
    case 'bt775':
      return (
        <Boxes
          label={label}
          labels={BT775_LABELS}
          value={notice.bt775.length > 0 ? notice.bt775 : startFrom(BT775_LABELS, computed)}
          onChange={(value) => set('bt775', value)}
        />
      );
    case 'bt71':
      return (
        <RadioGroup
          label={label}
          value={notice.bt71 ?? startFrom(BT71_LABELS, computed)[0] ?? null}
          options={optionsOf(BT71_LABELS)}
          onChange={(value) => set('bt71', value)}
        />
      );
    case 'bt736':
      return (
        <RadioGroup
          label={label}
          value={notice.bt736 ?? startFrom(BT736_LABELS, computed)[0] ?? null}
          options={optionsOf(BT736_LABELS)}
          onChange={(value) => set('bt736', value)}
        />
      );
    case 'bt754':
      return (
        <RadioGroup
          label={label}
          value={notice.bt754 ?? startFrom(BT754_LABELS, computed)[0] ?? null}
          options={optionsOf(BT754_LABELS)}
          onChange={(value) => set('bt754', value)}
        />
      );
    default:
      return (
        <TextArea label={label} rows={3} maxLength={LIMITS.longText} value={notice[field] || (entry?.text ?? '')} onChange={(value) => set(field, value)} />
      );
  }
}
