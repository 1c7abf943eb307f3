import './preview.css';
import { render } from 'preact';
import { App } from './app.js';
import { createEditor } from './editor.js';

const root = document.getElementById('root');
if (root) render(<App editor={createEditor()} />, root);
