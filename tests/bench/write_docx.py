"""Writes the plain list with python-docx, once per line read; answers the milliseconds it took."""
import json
import sys
import time

from docx import Document

with open(sys.argv[1], encoding="utf-8") as source:
    items = json.load(source)


def write(path):
    document = Document()
    for item in items:
        kind = item["kind"]
        if kind == "heading":
            document.add_heading(item["text"], item["level"])
        elif kind == "paragraph":
            document.add_paragraph(item["text"])
        elif kind == "list":
            style = "List Number" if item["ordered"] else "List Bullet"
            for line in item["items"]:
                document.add_paragraph(line, style)
        else:
            rows = item["rows"]
            columns = max(len(row) for row in rows)
            table = document.add_table(len(rows), columns, "Table Grid")
            # The flat list once: table.cell() and row.cells rebuild it at each call, and would be unfairly slow.
            cells = table._cells
            for i, row in enumerate(rows):
                for j, text in enumerate(row):
                    cells[i * columns + j].text = text
    document.save(path)


print("ready", flush=True)
for _ in sys.stdin:
    start = time.perf_counter()
    write(sys.argv[2])
    print((time.perf_counter() - start) * 1000, flush=True)
