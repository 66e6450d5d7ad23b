import { useState } from 'react';
import type { Choice, Choices, MergeConflict, Path } from '#shared/merge/conflict.ts';
import { isRecord } from '#shared/merge/same.ts';
import { diffWords } from '#shared/diff/words.ts';
import { describePlace, type Vocabulary } from '../save/describe.ts';
import { type Conflict, mergeDocuments, titleOf, valueAt } from '../save/merge.ts';
import type { Saver, SaverState } from '../save/saver.ts';
import type { Saved } from '../save/sections.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { WordDiff } from '../ui/WordDiff.tsx';
import './conflict.css';

export type ConflictDialogProps<C extends object, D extends C & Saved> = {
  saver: Saver<C, D>;
  conflict: SaverState<C, D>['conflict'];
  /** « Deux versions de ce schéma ». */
  title: string;
  /** « Ce schéma a été modifié ailleurs ». */
  says: string;
  /** The French words of its fields and of their values. */
  words: Vocabulary;
};

/** The same place was changed here and elsewhere: both are shown, the person decides, nothing is lost on the way. */
export function ConflictDialog<C extends object, D extends C & Saved>({ conflict, ...props }: ConflictDialogProps<C, D>) {
  return conflict ? <Comparison key={conflict.theirs.revision} conflict={conflict} {...props} /> : null;
}

type ComparisonProps<C extends object, D extends C & Saved> = Omit<ConflictDialogProps<C, D>, 'conflict'> & { conflict: Conflict<D> };

function Comparison<C extends object, D extends C & Saved>(props: ComparisonProps<C, D>) {
  const [isLater, setLater] = useState(false);
  if (!isLater) return <Choosing {...props} onLater={() => setLater(true)} />;
  return (
    <div className="conflict-later">
      <Button variant="danger" onPress={() => setLater(false)}>
        Comparer les deux versions
      </Button>
    </div>
  );
}

/** « La mienne » is what is on screen now: what was typed since the comparison was put off is compared too. */
function Choosing<C extends object, D extends C & Saved>({ saver, conflict, title, says, words, onLater }: ComparisonProps<C, D> & { onLater: () => void }) {
  const [mine] = useState(() => saver.read().document);
  const [places] = useState(() => mergeDocuments(saver.sections, { ...conflict, mine }).conflicts);
  const [choices, setChoices] = useState<Choices>(new Map());
  const isDecided = places.every(({ key }) => choices.has(key));
  return (
    <Dialog
      title={title}
      size="wide"
      isOpen
      isDismissable={false}
      onClose={onLater}
      actions={
        <>
          <Button onPress={onLater}>Plus tard</Button>
          <Button variant="primary" isDisabled={!isDecided} onPress={() => saver.resolve(choices)}>
            Garder ces choix
          </Button>
        </>
      }
    >
      <p>
        {says} pendant que vous écriviez ici. Rien n’est perdu&#x202f;: pour chaque passage changé des deux côtés, choisissez ce qui reste. Tout le reste est
        déjà réuni.
      </p>
      {places.map((place) => (
        <PlaceChoice
          key={place.key}
          place={place}
          name={placeName([mine, conflict.theirs, conflict.base], place.path, words, saver.sections.labels)}
          words={words}
          around={valueAt(mine, place.path.slice(0, -1)) ?? valueAt(conflict.theirs, place.path.slice(0, -1))}
          value={choices.get(place.key) ?? null}
          onChange={(choice) => setChoices(new Map(choices).set(place.key, choice))}
        />
      ))}
    </Dialog>
  );
}

/** « Axes, objectifs et actions › Insertion › Objectif 2 › Titre ». */
function placeName(documents: readonly unknown[], path: Path, words: Vocabulary, sections: Readonly<Record<string, string>>): string {
  const names = path.flatMap((step, index) => {
    if (typeof step === 'string') {
      const isBeforeRow = typeof path[index + 1] === 'object';
      if (index === 0) return [sections[step] ?? step];
      return isBeforeRow ? [] : [words.labels[step] ?? step];
    }
    const rows = documents.map((document) => valueAt(document, path.slice(0, index + 1))).filter(isRecord);
    const list = path[index - 1];
    return [rows.map(titleOf).find((name) => name !== null) ?? (typeof list === 'string' ? (words.labels[list] ?? 'Ligne') : 'Ligne')];
  });
  return names.join(' › ');
}

type PlaceProps = { place: MergeConflict; name: string; words: Vocabulary; around: unknown; value: Choice | null; onChange: (choice: Choice) => void };

const KINDS: Record<MergeConflict['kind'], string | null> = {
  field: null,
  passage: null,
  row: 'Retirée d’un côté, modifiée de l’autre.',
  order: 'Les deux ordres ne se réunissent pas.',
};

function PlaceChoice({ place, name, words, around, value, onChange }: PlaceProps) {
  const last = place.path.at(-1);
  const text = (said: unknown): string =>
    place.kind === 'order' && Array.isArray(said)
      ? said.map((row: unknown) => (isRecord(row) ? (titleOf(row) ?? 'Ligne') : String(row))).join('\n')
      : describePlace(words, typeof last === 'string' ? last : '', said, isRecord(around) ? around : {});
  const options: { value: Choice; label: string; help?: string }[] = [
    { value: 'mine', label: 'Garder la mienne' },
    { value: 'theirs', label: 'Garder la leur' },
    ...(place.both === undefined ? [] : [{ value: 'both' as const, label: 'Garder les deux', help: 'La leur, puis la mienne.' }]),
  ];
  return (
    <section className="conflict">
      <h3>{name}</h3>
      {KINDS[place.kind] && <p className="soft">{KINDS[place.kind]}</p>}
      <Versions mine={text(place.mine)} theirs={text(place.theirs)} isGone={place.kind === 'row' ? place.mine === undefined : null} />
      <RadioGroup label={`Que garder\u202f? (${name})`} isInline value={value} onChange={onChange} options={options} />
    </section>
  );
}

/** Both texts, each with the words that the other does not have. @param isGone true when removed here, false when removed there, null otherwise */
function Versions({ mine, theirs, isGone }: { mine: string; theirs: string; isGone: boolean | null }) {
  const runs = diffWords(theirs, mine);
  const said = (text: string, isRemoved: boolean, only: 'added' | 'removed') => {
    if (isRemoved) return <p className="soft">Ligne retirée</p>;
    if (text === '') return <p className="soft">Rien</p>;
    return (
      <p>
        <WordDiff
          runs={
            isGone === null
              ? runs.filter(({ kind }) => kind === 'kept' || kind === only).map((run) => (run.kind === 'kept' ? run : { ...run, kind: 'added' }))
              : [{ kind: 'kept', text }]
          }
        />
      </p>
    );
  };
  return (
    <div className="conflict__versions">
      <div className="conflict__version" role="region" aria-label="La mienne, ici" tabIndex={0}>
        <h4>La mienne, ici</h4>
        {said(mine, isGone === true, 'added')}
      </div>
      <div className="conflict__version" role="region" aria-label="La leur, déjà enregistrée" tabIndex={0}>
        <h4>La leur, déjà enregistrée</h4>
        {said(theirs, isGone === false, 'removed')}
      </div>
    </div>
  );
}
