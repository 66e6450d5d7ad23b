/**
 * The kit: every control the screens are made of, on React Aria where behaviour is hard, on the browser's own controls where they are best.
 * It promises a visible label or name on every control, keyboard first, 24 px targets at least, AA contrast, one error sentence per field.
 * Values are those of the domain: days are `YYYY-MM-DD`, numbers are numbers or null (unknown, never 0).
 * Each component has its CSS beside it; colours, spaces and faces come from tokens.css only. No style attribute: the content policy is strict.
 * Undo beats confirmation: `toast(text, onUndo)`; ConfirmDialog is for what cannot be undone.
 * QueryView shows the three states of a read; ProblemNotice shows any error with its remedy.
 * PageHeader owns the h1, the document title and the focus on a change of route.
 * On a screen of the first page, import the file itself (`./ui/Button.tsx`) rather than this index.
 */
export * from './BlocksView.tsx';
export * from './Button.tsx';
export * from './Checkbox.tsx';
export * from './ComboBox.tsx';
export * from './ConfidenceMark.tsx';
export * from './ConfirmDialog.tsx';
export * from './DataTable.tsx';
export * from './DayInput.tsx';
export * from './Dialog.tsx';
export * from './EmptyState.tsx';
export * from './Field.tsx';
export * from './FileDrop.tsx';
export * from './Finding.tsx';
export * from './LinkButton.tsx';
export * from './Loading.tsx';
export * from './Menu.tsx';
export * from './NumberInput.tsx';
export * from './OfflineBanner.tsx';
export * from './PageHeader.tsx';
export * from './Popover.tsx';
export * from './ProblemNotice.tsx';
export * from './QueryView.tsx';
export * from './RadioGroup.tsx';
export * from './ReadOnly.tsx';
export * from './SaveState.tsx';
export * from './Select.tsx';
export * from './Tabs.tsx';
export * from './Tag.tsx';
export * from './TextArea.tsx';
export * from './TextField.tsx';
export * from './Toast.tsx';
export * from './WordDiff.tsx';
