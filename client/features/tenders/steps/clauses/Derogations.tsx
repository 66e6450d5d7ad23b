import type { Block, Inline } from '#shared/api/blocks.ts';
import type { Derogation } from '#shared/api/tender-clauses.ts';
import { blocksHtml } from '#shared/block/html.ts';
import { blocksText } from '#shared/block/text.ts';
import { Button } from '../../../../ui/Button.tsx';
import { ConfidenceMark } from '../../../../ui/ConfidenceMark.tsx';
import { DataTable } from '../../../../ui/DataTable.tsx';
import { toast } from '../../../../ui/Toast.tsx';
import { Section } from '../../../../workspace/Section.tsx';
import { copyRich } from '../../../clauses/copy.ts';
import { Articles } from '../../reading/Articles.tsx';
import type { StepProps } from '../../workspace.ts';
import type { LotClause } from './useLotClauses.ts';

type Line = Derogation & { key: string; clause: string };

const linesOf = (clauses: readonly LotClause[]): Line[] =>
  clauses.flatMap(({ slug, written }) =>
    (written?.clause.derogations ?? []).map((one) => ({ ...one, key: `${slug} ${one.article} ${one.ccag}`, clause: written?.clause.title ?? slug })),
  );

const cell = (text: string): Inline[] => [{ kind: 'text', text }];
const HEADER = ['Article du CCAG', 'Dérogation'];
/** « CCAG-Travaux, art. 19.2 », or « CCAG-Travaux, article à vérifier ». */
const articleOf = ({ article, ccag }: Line): string => `${ccag}, ${/^\d/.test(article) ? 'art.' : 'article'} ${article}`;

/** The table as a block, so that it pastes like any other text. */
const tableOf = (lines: readonly Line[]): Block[] => [
  { kind: 'table', header: HEADER.map(cell), rows: lines.map((line) => [cell(articleOf(line)), cell(line.text)]) },
];

/** The lines for the last article of the CCAP: what departs from the CCAG. */
export function Derogations({ workspace, clauses }: StepProps & { clauses: readonly LotClause[] }) {
  const lines = linesOf(clauses);
  if (clauses.length === 0) return null;
  const copy = async (): Promise<void> => {
    const blocks = tableOf(lines);
    const copied = await copyRich(blocksHtml(blocks), blocksText(blocks), null);
    toast(copied === 'rich' ? 'Table des dérogations copiée.' : 'Votre navigateur ne permet pas la copie directe.');
  };
  return (
    <Section
      title="Dérogations au CCAG"
      anchor="derogations"
      lead={
        lines.length === 0
          ? 'Ces clauses ne dérogent à aucun article du CCAG\u202f: rien à ajouter au dernier article du CCAP.'
          : 'À récapituler au dernier article du CCAP\u202f: une dérogation oubliée est contestable.'
      }
    >
      {lines.length > 0 && (
        <>
          <div className="derogations">
            <DataTable
              caption="Dérogations au CCAG"
              hideCaption
              rows={lines}
              rowKey={({ key }) => key}
              columns={[
                { id: 'article', header: 'Article du CCAG', isRowHeader: true, cell: articleOf },
                { id: 'text', header: 'Dérogation', cell: ({ text }) => text },
                { id: 'confidence', header: 'Confiance', cell: ({ confidence }) => <ConfidenceMark value={confidence} /> },
              ]}
            />
          </div>
          <div className="row">
            <Button small onPress={() => void copy()}>
              Copier la table
            </Button>
          </div>
        </>
      )}
      <Articles ids={['ccp-r2112-3']} on={workspace.onDay} />
    </Section>
  );
}
