import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { DecpEntry, LotNotice } from '#shared/api/notice.ts';
import { theLot } from '#shared/tender/names.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Finding } from '../../../../ui/Finding.tsx';
import { Loading } from '../../../../ui/Loading.tsx';
import { PageHeader } from '../../../../ui/PageHeader.tsx';
import { QueryView } from '../../../../ui/QueryView.tsx';
import { Tag } from '../../../../ui/Tag.tsx';
import { Anchor } from '../../../../workspace/Anchor.tsx';
import { Section } from '../../../../workspace/Section.tsx';
import { noticeQuery } from '../../queries.ts';
import { LotChoice } from '../../reading/LotChoice.tsx';
import type { StepProps } from '../../workspace.ts';
import { copyText } from './copyText.ts';
import { DecpEditor } from './DecpEditor.tsx';
import { Entries } from './Entries.tsx';
import { OtherFields } from './OtherFields.tsx';
import './notice.css';

/** What to copy in the notice and to declare, lot by lot. */
export function NoticeStep({ workspace }: StepProps) {
  const { tender, lot } = workspace;
  const notice = useQuery(noticeQuery(tender.id));
  return (
    <>
      <PageHeader
        title="Avis et données"
        documentTitle={`Avis – ${tender.title}`}
        lead="À recopier dans l’avis européen (eForms) et dans les données essentielles (DECP), lot par lot. Les codes sont déduits de vos décisions&#x202f;: à vérifier, les formulaires français n’ont pas été lus."
      />
      <LotChoice
        workspace={workspace}
        noteOf={(id) => {
          const faults = notice.data?.lots.find(({ lotId }) => lotId === id)?.faults.length ?? 0;
          return faults === 0 ? '' : `${faults} à corriger`;
        }}
      />
      <QueryView query={notice} loading="Préparation de l’avis…">
        {(data) => {
          const one = data.lots.find(({ lotId }) => lotId === lot.id);
          return one ? <Lot key={lot.id} workspace={workspace} notice={one} /> : <Loading what="Préparation de l’avis…" />;
        }}
      </QueryView>
    </>
  );
}

function Lot({ workspace, notice }: StepProps & { notice: LotNotice }) {
  const { tender, lot } = workspace;
  return (
    <>
      {notice.faults.length > 0 && (
        <Finding
          tone="blocks"
          title={'À corriger avant de publier\u202f:'}
          mend={
            <Button reads small onPress={() => workspace.goTo('decider', undefined, lot.id)}>
              Revenir aux décisions
            </Button>
          }
        >
          <ul>
            {notice.faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Finding>
      )}
      <Section title={`Avis européen · ${notice.eformsLot}`} anchor="notice" lead={`Champs de l’avis pour ${theLot(lot, tender)}.`}>
        {notice.eforms.length === 0 && <p className="soft">{'Rien à déclarer pour l’instant\u202f: décidez d’abord des leviers du lot.'}</p>}
        <Entries workspace={workspace} entries={notice.eforms} />
        <OtherFields workspace={workspace} entries={notice.eforms} />
      </Section>
      <Section title="Données essentielles (DECP)" anchor="decp" lead="À déclarer avec le marché, une fois notifié.">
        {notice.decp.map((entry) => (
          <Decp key={entry.field} workspace={workspace} entry={entry} />
        ))}
      </Section>
      <Block notice={notice} />
    </>
  );
}

function Decp({ workspace, entry }: StepProps & { entry: DecpEntry }) {
  const [isEditing, setEditing] = useState(false);
  const field = entry.field === 'considerationsSociales' ? 'social' : 'environment';
  return (
    <Anchor name={`decp/${field}`}>
      <div className="entry">
        <div className="entry__words">
          <h3 className="entry__label">{entry.label}</h3>
          <p className="entry__value">{entry.values.join(' · ') || 'À compléter'}</p>
          <p className="row small">
            {workspace.lot.decp[field] !== null && <Tag tone="blue">✎ Saisi par vous</Tag>}
            <span className="soft">{entry.why}</span>
          </p>
        </div>
        <div className="entry__tools">
          <Button reads small aria-label={`Copier\u202f: ${entry.label}`} onPress={() => void copyText(entry.values.join(' ; '), entry.label)}>
            Copier
          </Button>
          <Button small variant="quiet" aria-expanded={isEditing} aria-label={`Modifier\u202f: ${entry.label}`} onPress={() => setEditing(!isEditing)}>
            {isEditing ? 'Fermer' : 'Modifier'}
          </Button>
        </div>
        {isEditing && <DecpEditor workspace={workspace} field={field} label={entry.label} computed={entry.values} />}
      </div>
    </Anchor>
  );
}

/** The whole block, as plain text. */
function Block({ notice }: { notice: LotNotice }) {
  const text = useRef<HTMLPreElement>(null);
  return (
    <Section
      title="Le bloc entier"
      anchor="bloc"
      actions={
        <Button reads onPress={() => void copyText(notice.text, 'tout le bloc', text.current)}>
          Copier tout le bloc
        </Button>
      }
    >
      <pre ref={text} className="notice-block sheet" tabIndex={0} role="region" aria-label="Bloc à recopier">
        {notice.text}
      </pre>
    </Section>
  );
}
