import { Fragment, useState } from 'react';
import type { NoticeEntry } from '#shared/api/notice.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Tag } from '../../../../ui/Tag.tsx';
import { Anchor } from '../../../../workspace/Anchor.tsx';
import type { StepProps } from '../../workspace.ts';
import { editableOf, isTyped } from './codes.ts';
import { copyText } from './copyText.ts';
import { FieldEditor } from './FieldEditor.tsx';

/** What is copied of a field: codes first, as the form asks for them. */
export const copiedOf = ({ codes, text }: Pick<NoticeEntry, 'codes' | 'text'>): string =>
  [codes.map(({ code }) => code).join(', '), text].filter(Boolean).join('\n');

/** Fields in order; those of one criterion together under its name. */
export function Entries({ workspace, entries }: StepProps & { entries: readonly NoticeEntry[] }) {
  const groups = [...new Set(entries.map(({ group }) => group))];
  return groups.map((group) => (
    <Fragment key={group}>
      {group && <h3 className="entries__group">{`Critère\u202f: ${group}`}</h3>}
      <ul className="entries">
        {entries
          .filter((entry) => entry.group === group)
          .map((entry) => (
            <li key={`${entry.field} ${entry.label}`}>
              <Entry workspace={workspace} entry={entry} />
            </li>
          ))}
      </ul>
    </Fragment>
  ));
}

function Entry({ workspace, entry }: StepProps & { entry: NoticeEntry }) {
  const [isEditing, setEditing] = useState(false);
  const field = editableOf(entry.field);
  const { lot } = workspace;
  return (
    <Anchor name={field ? `notice/${field}` : `notice/${entry.field}`}>
      <div className="entry">
        <div className="entry__words">
          <p className="entry__label">
            <span className="entry__field">{entry.field}</span> {entry.label}
          </p>
          {entry.codes.map(({ code, label }) => (
            <p key={code} className="entry__value">
              <code>{code}</code> {label}
            </p>
          ))}
          {entry.text && <p className="entry__value">{entry.text}</p>}
          {entry.codes.length === 0 && !entry.text && <p className="entry__value missing">À compléter</p>}
          <p className="row small">
            {field && isTyped(lot.notice, field) && <Tag tone="blue">✎ Saisi par vous</Tag>}
            <span className="soft">{entry.why}</span>
          </p>
        </div>
        <div className="entry__tools">
          <Button
            small
            aria-label={`Copier\u202f: ${entry.field} ${entry.label}`}
            isDisabled={!copiedOf(entry)}
            onPress={() => void copyText(copiedOf(entry), entry.field)}
          >
            Copier
          </Button>
          {field && (
            <Button
              small
              variant="quiet"
              aria-expanded={isEditing}
              aria-label={`Modifier\u202f: ${entry.field} ${entry.label}`}
              onPress={() => setEditing(!isEditing)}
            >
              {isEditing ? 'Fermer' : 'Modifier'}
            </Button>
          )}
        </div>
        {field && isEditing && <FieldEditor workspace={workspace} field={field} label={`${entry.field} ${entry.label}`} entry={entry} />}
      </div>
    </Anchor>
  );
}
