import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { useReadOnly } from './ReadOnly.tsx';
import './Button.css';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'isPending'> & {
  /** One primary a screen. */
  variant?: ButtonVariant;
  small?: boolean;
  /** Something is under way: keeps the focus, refuses a second press, and says so. */
  isBusy?: boolean;
  busyLabel?: string;
  /** It goes away once done: React Aria's announcement of a busy button would then name nothing. Its owner refuses the second press. */
  isLeaving?: boolean;
  /** It changes nothing: it stays where one may only read. */
  reads?: boolean;
  ref?: Ref<HTMLButtonElement>;
  children: ReactNode;
};

/** Class names shared by buttons and links that look like one. */
export const buttonClass = (variant: ButtonVariant = 'secondary', small = false): string => `button button--${variant}${small ? ' button--small' : ''}`;

/** A button always has its words; `onPress` acts. */
export function Button({ variant = 'secondary', small = false, isBusy = false, busyLabel, isLeaving = false, reads = false, children, ...rest }: ButtonProps) {
  const isReadOnly = useReadOnly();
  if (isReadOnly && !reads) return null;
  return (
    <AriaButton {...rest} isPending={isBusy && !isLeaving} className={buttonClass(variant, small)}>
      {isBusy && busyLabel ? busyLabel : children}
    </AriaButton>
  );
}
