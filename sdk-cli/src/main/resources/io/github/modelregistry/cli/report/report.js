// Sorts, filters and pages the table of models. Without it, the table has all models in one page.
(() => {
  'use strict';

  const PAGE_SIZE = 100;
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

  // The style sheet hides the rows until the first page of them is shown.
  document.documentElement.classList.add('js');
  document.addEventListener('DOMContentLoaded', start);

  /** What a model is sorted by: a number or a text; undefined if it has no value. */
  function keyOf(model, column) {
    if (!(column in model.keys)) {
      const cell = model.body.rows[0].cells[column];
      const text = cell.querySelector('.value');
      model.keys[column] =
        'key' in cell.dataset ? Number(cell.dataset.key) : text ? text.textContent : undefined;
    }
    return model.keys[column];
  }

  /** Models without a value come last, in both directions. */
  function compare(one, other, column, sign) {
    const a = keyOf(one, column);
    const b = keyOf(other, column);
    if (a === undefined || b === undefined) {
      return (a === undefined) - (b === undefined);
    }
    return sign * (typeof a === 'number' ? a - b : collator.compare(a, b));
  }

  function matches(model, words, registry, status) {
    const { body } = model;
    if ((registry && body.dataset.registry !== registry) || (status && body.dataset.status !== status)) {
      return false;
    }
    if (words.length === 0) {
      return true;
    }
    model.text ??= body.textContent.toLowerCase();
    return words.every((word) => model.text.includes(word));
  }

  /** Adds the button that opens the details of a model, when the model is first shown. */
  function addToggle(model, index) {
    if (model.toggle) {
      return;
    }
    const [row, details] = model.body.rows;
    details.id = `details-${index}`;
    const toggle = document.createElement('button');
    toggle.type = 'button';
    toggle.className = 'toggle';
    toggle.setAttribute('aria-controls', details.id);
    toggle.setAttribute('aria-label', `Details of ${row.cells[0].querySelector('bdi').textContent}`);
    const open = (isOpen) => {
      toggle.setAttribute('aria-expanded', String(isOpen));
      model.body.classList.toggle('open', isOpen);
    };
    toggle.addEventListener('click', () => open(!model.body.classList.contains('open')));
    open(false);
    row.cells[0].prepend(toggle);
    model.toggle = toggle;
  }

  function start() {
    const element = (id) => document.getElementById(id);
    const table = element('models');
    const heads = Array.from(table.tHead.rows[0].cells);
    const models = Array.from(table.tBodies, (body) => ({ body, keys: {}, text: null, toggle: null }));
    let sorted = models;
    let matching = models;
    let page = 0;

    function show(all = false) {
      const first = all ? 0 : page * PAGE_SIZE;
      const visible = all ? matching : matching.slice(first, first + PAGE_SIZE);
      const rows = document.createDocumentFragment();
      visible.forEach((model, index) => {
        addToggle(model, first + index);
        rows.append(model.body);
      });
      // The head stays where it is: a button in it may have the focus.
      Array.from(table.tBodies).forEach((body) => body.remove());
      table.append(rows);
      const total = matching.length;
      const last = first + visible.length;
      element('shown').textContent =
        total === models.length ? `${total} models` : `${total} of ${models.length} models`;
      element('none').hidden = total > 0;
      element('pages').hidden = total <= PAGE_SIZE;
      element('page').textContent = total > 0 ? `${first + 1}–${last} of ${total}` : '';
      element('previous').disabled = page === 0;
      element('next').disabled = last >= total;
    }

    function filter() {
      const words = element('search').value.toLowerCase().split(/\s+/).filter(Boolean);
      const registry = element('registry').value;
      const status = element('status').value;
      matching = sorted.filter((model) => matches(model, words, registry, status));
      page = 0;
      show();
    }

    function sort(column) {
      const descending = heads[column].getAttribute('aria-sort') === 'ascending';
      heads.forEach((head) => head.removeAttribute('aria-sort'));
      heads[column].setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      sorted = models.slice().sort((a, b) => compare(a, b, column, descending ? -1 : 1));
      filter();
    }

    function turn(pages) {
      page += pages;
      show();
      table.scrollIntoView();
    }

    heads.forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      button.addEventListener('click', () => sort(column));
      head.append(button);
    });
    element('search').addEventListener('input', filter);
    element('registry').addEventListener('change', filter);
    element('status').addEventListener('change', filter);
    element('previous').addEventListener('click', () => turn(-1));
    element('next').addEventListener('click', () => turn(1));
    window.addEventListener('beforeprint', () => show(true));
    window.addEventListener('afterprint', () => show());
    // A browser may keep the fields of a page that is loaded again.
    filter();
    table.classList.add('ready');
  }
})();
