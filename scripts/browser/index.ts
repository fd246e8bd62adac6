export { launchChromium } from './launch.ts';
