import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { aroundAt, type ClauseTools, insertVariable, selectedVariable } from './clause.ts';

type State = { variable: string | null; hasAround: boolean };

/** Under the toolbar, for a clause: insert a variable, change the one selected, say why a paragraph is there and when it is written. */
export function ClauseToolbar({ editor, label, tools }: { editor: Editor; label: string; tools: ClauseTools }) {
  const { variable, hasAround } = useEditorState({
    editor,
    selector: ({ editor: current }): State => {
      const around = aroundAt(current)?.around;
      return { variable: selectedVariable(current), hasAround: around?.note !== null || around.when !== null };
    },
  });
  const { onNew, onOpen, onAround } = tools;
  const openAround = (): void => {
    const at = aroundAt(editor);
    if (at) onAround?.(at.around, at.save);
  };
  return (
    <div className="rich__clause">
      <Menu
        small
        label="Insérer une variable ▾"
        name={`Insérer une variable\u202f: ${label}`}
        actions={[
          ...(onNew
            ? [
                {
                  id: ' new',
                  label: 'Nouvelle variable…',
                  detail: 'Une valeur à remplir à chaque marché',
                  onAction: () => onNew((id) => insertVariable(editor, id)),
                },
              ]
            : []),
          ...tools.variables.map(({ id, label: name }) => ({ id, label: name, onAction: () => insertVariable(editor, id) })),
        ]}
      />
      {onAround && (
        <Button small onPress={openAround}>
          {hasAround ? 'Note et condition du paragraphe' : 'Ajouter une note ou une condition'}
        </Button>
      )}
      {variable !== null && (
        <span className="rich__selected" role="status">
          <span className="soft small">{`Variable «\u00a0${tools.labels[variable] ?? variable}\u00a0»`}</span>
          {onOpen && (
            <Button small variant="quiet" onPress={() => onOpen(variable)}>
              Modifier
            </Button>
          )}
          <Button small variant="quiet" onPress={() => editor.chain().focus().deleteSelection().run()}>
            Ôter d’ici
          </Button>
        </span>
      )}
    </div>
  );
}
