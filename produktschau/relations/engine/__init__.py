"""What holds for supply relations, whoever writes them: judged words, sides, held rows."""
