import { useQuery } from '@tanstack/react-query';
import type { TextChapter } from '#shared/api/schemes.ts';
import { RichText } from '../../../editor/RichText.tsx';
import { catalogueQuery } from '../../../queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { useSaver, useSection } from '../save/useScheme.ts';
import { Anchor } from '../../../workspace/Anchor.tsx';
import { draftBlocks } from './draft.ts';
import { Section } from '../../../workspace/Section.tsx';

/** The guide of the catalogue that goes with each text. */
const GUIDES: Record<TextChapter, string> = {
  foreword: 'mot-elu',
  summary: 'synthese',
  context: 'pourquoi',
  perimeter: 'perimetre',
  method: 'etat-des-lieux',
  strengths: 'etat-des-lieux',
  weaknesses: 'etat-des-lieux',
  drafting: 'elaboration',
  governance: 'gouvernance',
  followUp: 'suivi',
  training: 'formation',
  communication: 'communication',
  complementary: 'leviers-complementaires',
};

export type GuidedTextProps = {
  chapter: TextChapter;
  title: string;
  /** Said instead of the guide's help. */
  help?: string;
  /** False where the guide speaks of a whole chapter that several texts share. */
  hasGuide?: boolean;
};

/** A text to write: what it is for, questions to start from, a draft to begin with. */
export function GuidedText({ chapter, title, help, hasGuide = true }: GuidedTextProps) {
  const [texts, edit] = useSection('texts');
  const saver = useSaver();
  const catalogue = useQuery(catalogueQuery);
  const guide = hasGuide ? catalogue.data?.chapters.find(({ id }) => id === GUIDES[chapter]) : undefined;
  const start = guide?.start ?? null;
  const begin = (): void => {
    if (!start) return;
    edit((current) => ({ ...current, [chapter]: draftBlocks(start, saver.read().document) }));
    toast('La trame est posée\u202f: relisez-la, et remplacez ce qui serait entre crochets.', () => edit((current) => ({ ...current, [chapter]: [] })));
  };
  return (
    <Section title={title} lead={help ?? guide?.help}>
      {guide && guide.prompts.length > 0 && (
        <details className="prompts">
          <summary>Questions pour commencer</summary>
          <ul>
            {guide.prompts.map((prompt) => (
              <li key={prompt}>{prompt}</li>
            ))}
          </ul>
        </details>
      )}
      <Anchor name={chapter}>
        <RichText label={title} hideLabel value={texts[chapter]} onChange={(blocks) => edit((current) => ({ ...current, [chapter]: blocks }))} />
      </Anchor>
      {start && texts[chapter].length === 0 && (
        <div>
          <Button small onPress={begin}>
            Partir d’une trame
          </Button>
        </div>
      )}
    </Section>
  );
}
