import { allowTests } from '../core/plugin/pluginModules';
import * as testing from '@shared/plugin/testing';

// The bundle that `heartwood plugin test` loads before a plugin's tests.
allowTests(process.env.HEARTWOOD_PLUGIN ?? process.cwd(), testing);
