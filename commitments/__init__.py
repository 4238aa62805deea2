"""Register of commitments, the text of the MOC, joint decisions and notices."""
