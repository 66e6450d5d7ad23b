import { useState } from 'react';
import { type ComparedLine, compareLines } from '../save/describe.ts';
import { type Conflict, keepBoth } from '../save/merge.ts';
import type { Saver, SaverState } from '../save/saver.ts';
import type { Saved, SectionOf } from '../save/sections.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { newId } from './ids.ts';
import './conflict.css';

type Choice = 'mine' | 'theirs' | 'both';

export type ConflictDialogProps<C extends object, D extends C & Saved> = {
  saver: Saver<C, D>;
  conflict: SaverState<C, D>['conflict'];
  /** « Deux versions de ce schéma ». */
  title: string;
  /** « Ce schéma a été modifié ailleurs ». */
  says: string;
  /** A section as lines a person can compare. */
  describe: (document: D, section: SectionOf<C>) => string[];
};

/** The same part was changed here and elsewhere: both are shown, the person decides, nothing is lost on the way. */
export function ConflictDialog<C extends object, D extends C & Saved>({ conflict, ...props }: ConflictDialogProps<C, D>) {
  return conflict ? <Comparison key={conflict.theirs.revision} conflict={conflict} {...props} /> : null;
}

type ComparisonProps<C extends object, D extends C & Saved> = Omit<ConflictDialogProps<C, D>, 'conflict'> & { conflict: Conflict<C, D> };

function Comparison<C extends object, D extends C & Saved>({ saver, conflict, title, says, describe }: ComparisonProps<C, D>) {
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const [isLater, setLater] = useState(false);
  const isDecided = conflict.sections.every((section) => choices.has(section));
  const finish = (): void => {
    const patch: Partial<C> = {};
    // What was typed since the comparison opened stays: « la mienne » is what is on screen now.
    const mine = { ...conflict, mine: saver.read().document };
    for (const section of conflict.sections) {
      const choice = choices.get(section);
      if (choice === 'mine') saver.sections.copy(patch, mine.mine, section);
      if (choice === 'theirs') saver.sections.copy(patch, conflict.theirs, section);
      if (choice === 'both') Object.assign(patch, keepBoth(mine, section, newId));
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
      title={title}
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
      <p>{says} pendant que vous écriviez ici. Rien n’est perdu&#x202f;: pour chaque partie, choisissez ce qui reste. Les autres parties sont déjà réunies.</p>
      {conflict.sections.map((section) => (
        <SectionChoice
          key={section}
          name={saver.sections.labels[section]}
          mine={describe(conflict.mine, section)}
          theirs={describe(conflict.theirs, section)}
          canKeepBoth={keepBoth(conflict, section, newId) !== null}
          value={choices.get(section) ?? null}
          onChange={(choice) => setChoices(new Map(choices).set(section, choice))}
        />
      ))}
    </Dialog>
  );
}

type SectionChoiceProps = {
  name: string;
  mine: readonly string[];
  theirs: readonly string[];
  canKeepBoth: boolean;
  value: Choice | null;
  onChange: (choice: Choice) => void;
};

function SectionChoice({ name, mine, theirs, canKeepBoth, value, onChange }: SectionChoiceProps) {
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
      <h3>{name}</h3>
      <div className="conflict__versions">
        <Version title="La mienne, ici" lines={compareLines(mine, theirs)} />
        <Version title="L’autre, déjà enregistrée" lines={compareLines(theirs, mine)} />
      </div>
      <RadioGroup label={`Que garder\u202f? (${name})`} isInline value={value} onChange={onChange} options={options} />
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
