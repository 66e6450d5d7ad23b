/** The root of every route: the shell. Features that own their routes hang them here. */
import { createRootRoute } from '@tanstack/react-router';
import { Shell } from './shell/Shell.tsx';

export const rootRoute = createRootRoute({ component: Shell });
