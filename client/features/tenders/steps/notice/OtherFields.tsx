import type { NoticeEntry, NoticeField } from '#shared/api/notice.ts';
import { NOTICE_FIELD_LABELS } from '#shared/tender/notice-labels.ts';
import { Anchor } from '../../../../workspace/Anchor.tsx';
import type { StepProps } from '../../workspace.ts';
import { editableOf } from './codes.ts';
import { FieldEditor } from './FieldEditor.tsx';

const FIELDS: readonly NoticeField[] = ['BT-06', 'BT-777', 'BT-774', 'BT-775', 'BT-754', 'BT-755', 'BT-71', 'BT-736', 'BT-70'];

/** Fields that nothing calls for, and that one may fill all the same. */
export function OtherFields({ workspace, entries }: StepProps & { entries: readonly NoticeEntry[] }) {
  const absent = FIELDS.filter((field) => !entries.some((entry) => entry.field === field));
  if (absent.length === 0) return null;
  return (
    <details className="entry__others">
      <summary>{`Autres champs que l’on peut remplir (${absent.length})`}</summary>
      <div className="stack">
        {absent.map((field) => {
          const editable = editableOf(field);
          return (
            editable && (
              <Anchor key={field} name={`notice/${editable}`}>
                <FieldEditor workspace={workspace} field={editable} label={`${field} ${NOTICE_FIELD_LABELS[field]}`} entry={null} />
              </Anchor>
            )
          );
        })}
      </div>
    </details>
  );
}
