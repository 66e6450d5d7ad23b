import type { NoticeEntry, NoticeField } from '#shared/api/notice.ts';
import { Anchor } from '../../../../workspace/Anchor.tsx';
import type { StepProps } from '../../workspace.ts';
import { editableOf } from './codes.ts';
import { FieldEditor } from './FieldEditor.tsx';

const FIELDS: readonly { field: NoticeField; label: string }[] = [
  { field: 'BT-06', label: 'Achat stratégique' },
  { field: 'BT-777', label: 'Description de l’achat stratégique' },
  { field: 'BT-774', label: 'Objectif environnemental' },
  { field: 'BT-775', label: 'Objectif social' },
  { field: 'BT-754', label: 'Accessibilité' },
  { field: 'BT-755', label: 'Justification sur l’accessibilité' },
  { field: 'BT-71', label: 'Participation réservée' },
  { field: 'BT-736', label: 'Exécution réservée' },
  { field: 'BT-70', label: 'Conditions d’exécution' },
];

/** Fields that nothing calls for, and that one may fill all the same. */
export function OtherFields({ workspace, entries }: StepProps & { entries: readonly NoticeEntry[] }) {
  const absent = FIELDS.filter(({ field }) => !entries.some((entry) => entry.field === field));
  if (absent.length === 0) return null;
  return (
    <details className="entry__others">
      <summary>{`Autres champs que l’on peut remplir (${absent.length})`}</summary>
      <div className="stack">
        {absent.map(({ field, label }) => {
          const editable = editableOf(field);
          return (
            editable && (
              <Anchor key={field} name={`notice/${editable}`}>
                <FieldEditor workspace={workspace} field={editable} label={`${field} ${label}`} entry={null} />
              </Anchor>
            )
          );
        })}
      </div>
    </details>
  );
}
