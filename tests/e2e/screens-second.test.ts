/** Every screen, in three files so that two can be looked at together. */
import { testScreens } from '../support/screen-tests.ts';

testScreens(2, 3);
