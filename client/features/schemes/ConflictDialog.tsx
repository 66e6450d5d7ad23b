import { useState } from 'react';
import type { SchemePatch } from '#shared/api/schemes.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { newId } from '../../workspace/ids.ts';
import { useClauseTitles } from './parts/useClauseTitles.ts';
import { type ComparedLine, compareLines, describeSection } from './save/describe.ts';
import { type Conflict, keepBoth } from './save/merge.ts';
import { copySection, SECTION_LABELS, type SchemeSection } from './save/sections.ts';
import { useSaver, useSaverState } from './save/useScheme.ts';
import './conflict.css';

type Choice = 'mine' | 'theirs' | 'both';

/** The same part was changed here and elsewhere: both are shown, the person decides, nothing is lost on the way. */
export function ConflictDialog() {
  const { conflict } = useSaverState();
  return conflict ? <Comparison key={conflict.theirs.revision} conflict={conflict} /> : null;
}

function Comparison({ conflict }: { conflict: Conflict }) {
  const saver = useSaver();
  const [choices, setChoices] = useState<Partial<Record<SchemeSection, Choice>>>({});
  const [isLater, setLater] = useState(false);
  const isDecided = conflict.sections.every((section) => choices[section]);
  const finish = (): void => {
    const patch: SchemePatch = {};
    // What was typed since the comparison opened stays: « la mienne » is what is on screen now.
    const mine = { ...conflict, mine: saver.read().scheme };
    for (const section of conflict.sections) {
      if (choices[section] === 'mine') copySection(patch, mine.mine, section);
      if (choices[section] === 'theirs') copySection(patch, conflict.theirs, section);
      if (choices[section] === 'both') Object.assign(patch, keepBoth(mine, section, newId));
    }
    saver.resolve(patch);
  };
  if (isLater)
    return (
      <div className="conflict-later">
        <Button variant="danger" onPress={() => setLater(false)}>
          Comparer les deux versions
        </Button>
      </div>
    );
  return (
    <Dialog
      title="Deux versions de ce schéma"
      size="wide"
      isOpen
      isDismissable={false}
      onClose={() => setLater(true)}
      actions={
        <>
          <Button onPress={() => setLater(true)}>Plus tard</Button>
          <Button variant="primary" isDisabled={!isDecided} onPress={finish}>
            Garder ces choix
          </Button>
        </>
      }
    >
      <p>
        Ce schéma a été modifié ailleurs pendant que vous écriviez ici. Rien n’est perdu&#x202f;: pour chaque partie, choisissez ce qui reste. Les autres
        parties sont déjà réunies.
      </p>
      {conflict.sections.map((section) => (
        <SectionChoice
          key={section}
          conflict={conflict}
          section={section}
          value={choices[section] ?? null}
          onChange={(choice) => setChoices({ ...choices, [section]: choice })}
        />
      ))}
    </Dialog>
  );
}

function SectionChoice({
  conflict,
  section,
  value,
  onChange,
}: {
  conflict: Conflict;
  section: SchemeSection;
  value: Choice | null;
  onChange: (choice: Choice) => void;
}) {
  const { of } = useClauseTitles();
  const mine = describeSection(conflict.mine, section, of);
  const theirs = describeSection(conflict.theirs, section, of);
  const canKeepBoth = keepBoth(conflict, section, newId) !== null;
  const options: { value: Choice; label: string; help?: string }[] = [
    { value: 'mine', label: 'Garder la mienne' },
    { value: 'theirs', label: 'Garder l’autre' },
    ...(canKeepBoth
      ? [
          {
            value: 'both' as const,
            label: 'Garder les deux',
            help: 'Les changements des deux côtés sont réunis\u202f; si un même champ a deux valeurs, la mienne reste.',
          },
        ]
      : []),
  ];
  return (
    <section className="conflict">
      <h3>{SECTION_LABELS[section]}</h3>
      <div className="conflict__versions">
        <Version title="La mienne, ici" lines={compareLines(mine, theirs)} />
        <Version title="L’autre, déjà enregistrée" lines={compareLines(theirs, mine)} />
      </div>
      <RadioGroup label={`Que garder\u202f? (${SECTION_LABELS[section]})`} isInline value={value} onChange={onChange} options={options} />
    </section>
  );
}

const CONTEXT = 1;

/** The differing lines, each with the line before it for context; the rest is counted. */
function Version({ title, lines }: { title: string; lines: readonly ComparedLine[] }) {
  const isNear = (index: number): boolean => lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ isOnlyHere }) => isOnlyHere);
  const shown = lines.map((line, index) => ({ ...line, index })).filter(({ index }) => isNear(index));
  const hidden = lines.length - shown.length;
  return (
    <div className="conflict__version" role="region" aria-label={title} tabIndex={0}>
      <h4>{title}</h4>
      {shown.length === 0 && <p className="soft">Tout ce qui est ici est aussi dans l’autre version.</p>}
      {shown.map((line) =>
        line.isOnlyHere ? (
          <p key={line.index}>
            <ins>
              <span className="visually-hidden">Différent&#x202f;: </span>
              {line.text}
            </ins>
          </p>
        ) : (
          <p key={line.index} className="soft">
            {line.text}
          </p>
        ),
      )}
      {hidden > 0 && <p className="soft small">{hidden > 1 ? `… et ${hidden} lignes semblables` : '… et une ligne semblable'}</p>}
    </div>
  );
}
