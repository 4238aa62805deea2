"""Rules of the MOC: one module for each operative paragraph, named by its number and matter.

Each docstring quotes the paragraph, then lists what the module computes, the facts that it uses, and what the MOC
leaves open. Articles 1, 2(a), 2(b), 3(b) and 3(c) state aims: nothing is computed from them. Rules that the portal
adds itself, such as life cycles and planning, are in ``commitments.rules`` and ``dialogue.rules``.
"""
