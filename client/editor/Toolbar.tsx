import type { Editor } from '@tiptap/core';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable } from '@tiptap/pm/tables';
import { useEditorState } from '@tiptap/react';
import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Toolbar as AriaToolbar } from 'react-aria-components/Toolbar';
import type { ReactNode } from 'react';
import { listDepth } from './extensions.ts';

type State = {
  isBold: boolean;
  isItalic: boolean;
  level: number;
  isBullet: boolean;
  isOrdered: boolean;
  depth: number;
  isInTable: boolean;
  canUndo: boolean;
  canRedo: boolean;
};

const read = (editor: Editor): State => ({
  isBold: editor.isActive('bold'),
  isItalic: editor.isActive('italic'),
  level: editor.isActive('heading', { level: 1 }) ? 1 : editor.isActive('heading') ? 2 : 0,
  isBullet: editor.isActive('bulletList'),
  isOrdered: editor.isActive('orderedList'),
  depth: listDepth(editor.state.selection.$from),
  isInTable: isInTable(editor.state),
  canUndo: editor.can().undo(),
  canRedo: editor.can().redo(),
});

/** Every command has its word; arrows move between them, Tab goes to the text. */
export function Toolbar({ editor, label }: { editor: Editor; label: string }) {
  const state = useEditorState({ editor, selector: ({ editor: current }) => read(current) });
  const run = () => editor.chain().focus();
  return (
    <AriaToolbar className="rich__toolbar" aria-label={`Mise en forme\u202f: ${label}`}>
      <Group className="rich__group" aria-label="Caractères">
        <Toggle isOn={state.isBold} onChange={() => run().toggleBold().run()}>
          <strong>Gras</strong>
        </Toggle>
        <Toggle isOn={state.isItalic} onChange={() => run().toggleItalic().run()}>
          <em>Italique</em>
        </Toggle>
      </Group>
      <Group className="rich__group" aria-label="Titres">
        <Toggle isOn={state.level === 1} isDisabled={state.isInTable} onChange={() => run().toggleHeading({ level: 1 }).run()}>
          Titre
        </Toggle>
        <Toggle isOn={state.level === 2} isDisabled={state.isInTable} onChange={() => run().toggleHeading({ level: 2 }).run()}>
          Sous-titre
        </Toggle>
      </Group>
      <Group className="rich__group" aria-label="Listes">
        <Toggle isOn={state.isBullet} isDisabled={state.isInTable} onChange={() => run().toggleBulletList().run()}>
          • Puces
        </Toggle>
        <Toggle isOn={state.isOrdered} isDisabled={state.isInTable} onChange={() => run().toggleOrderedList().run()}>
          1. Numéros
        </Toggle>
        {state.depth > 0 && (
          <>
            <Act isDisabled={state.depth > 1} onPress={() => run().sinkListItem('listItem').run()}>
              Décaler
            </Act>
            <Act onPress={() => run().liftListItem('listItem').run()}>Ramener</Act>
          </>
        )}
      </Group>
      <TableGroup editor={editor} isInTable={state.isInTable} isInList={state.depth > 0} />
      <Group className="rich__group" aria-label="Annuler et rétablir">
        <Act isDisabled={!state.canUndo} onPress={() => run().undo().run()}>
          Annuler
        </Act>
        <Act isDisabled={!state.canRedo} onPress={() => run().redo().run()}>
          Rétablir
        </Act>
      </Group>
    </AriaToolbar>
  );
}

const cell = (type: string) => ({ type, content: [{ type: 'paragraph' }] });
const row = (type: string) => ({ type: 'tableRow', content: [cell(type), cell(type), cell(type)] });
const NEW_TABLE = { type: 'table', content: [row('tableHeader'), row('tableCell'), row('tableCell')] };

type TableCommand = (state: Editor['state'], dispatch: Editor['view']['dispatch']) => boolean;

function TableGroup({ editor, isInTable: isInside, isInList }: { editor: Editor; isInTable: boolean; isInList: boolean }) {
  const act = (command: TableCommand) => () => {
    command(editor.state, editor.view.dispatch);
    editor.commands.focus();
  };
  if (!isInside)
    return (
      <Group className="rich__group" aria-label="Tableau">
        <Act isDisabled={isInList} onPress={() => editor.chain().focus().insertContent(NEW_TABLE).run()}>
          Tableau
        </Act>
      </Group>
    );
  return (
    <Group className="rich__group" aria-label="Tableau">
      <Act onPress={act(addRowAfter)}>+ Ligne</Act>
      <Act onPress={act(addColumnAfter)}>+ Colonne</Act>
      <Act onPress={act(deleteRow)}>− Ligne</Act>
      <Act onPress={act(deleteColumn)}>− Colonne</Act>
      <Act onPress={act(deleteTable)}>Ôter le tableau</Act>
    </Group>
  );
}

function Toggle({ isOn, isDisabled = false, onChange, children }: { isOn: boolean; isDisabled?: boolean; onChange: () => void; children: ReactNode }) {
  return (
    <ToggleButton className="rich__button" isSelected={isOn} isDisabled={isDisabled} onChange={onChange}>
      {children}
    </ToggleButton>
  );
}

function Act({ isDisabled = false, onPress, children }: { isDisabled?: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <Button className="rich__button" isDisabled={isDisabled} onPress={onPress}>
      {children}
    </Button>
  );
}
