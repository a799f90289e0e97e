using CaseTracker.Ledger;

namespace CaseTracker.Tests.Ledger;

/// <summary>Thousands of ways to tamper with the ledger; each must be found, at its place.</summary>
public sealed class LedgerVerifierTests
{
    private static readonly string[] _texts =
    [
        "StreamKind",
        "Type",
        "Body",
        "EffectiveOn",
        "RecordedAt",
        "Actor",
        "ActorCapacity",
        "Source",
        "Confidence",
    ];
    private static readonly string[] _blobs = ["StreamId", "PrevHash", "Hash"];
    private Tampering _ledger = null!;

    [OneTimeSetUp]
    public async Task Build() => _ledger = await Tampering.Of(await World.New());

    [OneTimeTearDown]
    public async Task Drop() => await _ledger.DisposeAsync();

    [Test]
    public async Task Holds_as_it_was_written()
    {
        var verdict = await _ledger.Verify();
        Assert.That((verdict.Fault, verdict.Checked), Is.EqualTo(((string?)null, _ledger.Last)));
        Assert.That(_ledger.Last, Is.GreaterThan(150));
    }

    /// <summary>Every column of every row: one bit of one byte.</summary>
    [Test]
    public async Task Finds_one_flipped_bit_of_any_stored_value()
    {
        var (random, tried) = (new Random(20260101), 0);
        for (long seq = 1; seq <= _ledger.Last; seq++)
        {
            foreach (var column in _texts.Concat(_blobs))
            {
                var bytes = await _ledger.Bytes("Ledger", column, seq);
                if (bytes.Length == 0)
                    continue;
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                var value = _blobs.Contains(column) ? "@bytes" : "CAST(@bytes AS TEXT)";
                await Expect(seq, $"UPDATE Ledger SET {column} = {value} WHERE Seq = @seq", new { bytes, seq }, column);
                tried++;
            }
            await Expect(
                seq,
                "UPDATE Ledger SET Version = (Version | @bit) - (Version & @bit) WHERE Seq = @seq",
                new { bit = 1 << random.Next(8, 31), seq },
                "Version"
            );
            tried++;
        }
        Assert.That(tried, Is.GreaterThan(1500));
    }

    /// <summary>The same meaning in another spelling or type is an alteration too.</summary>
    [TestCase("Body", "CAST(Body AS BLOB)")]
    [TestCase("Body", "Body || ' '")]
    [TestCase("Body", "Body || char(0)")]
    [TestCase("Body", "Body || char(0) || 'hidden'")]
    [TestCase("Body", "replace(Body, '\":', '\": ')")]
    [TestCase("Actor", "upper(Actor)")]
    [TestCase("Actor", "Actor || char(0) || 'x'")]
    [TestCase("Actor", "' ' || Actor")]
    [TestCase("Type", "CAST(Type AS BLOB)")]
    [TestCase("Source", "upper(Source)")]
    [TestCase("EffectiveOn", "''")]
    [TestCase("EffectiveOn", "CASE WHEN EffectiveOn IS NULL THEN '' ELSE NULL END")]
    [TestCase("EffectiveOn", "EffectiveOn || char(0)")]
    [TestCase("RecordedAt", "RecordedAt || '00'")]
    [TestCase("RecordedAt", "RecordedAt || 'Z'")]
    [TestCase("RecordedAt", "RecordedAt || ' '")]
    [TestCase("RecordedAt", "replace(RecordedAt, ' ', 'T')")]
    [TestCase("RecordedAt", "substr(RecordedAt, 1, 26)")]
    [TestCase("RecordedAt", "RecordedAt || char(0)")]
    [TestCase("RecordedAt", "CAST(RecordedAt AS BLOB)")]
    [TestCase("RecordedAt", "julianday(RecordedAt)")]
    [TestCase("StreamId", "hex(StreamId)")]
    [TestCase("StreamId", "lower(hex(StreamId))")]
    [TestCase("StreamId", "CAST(StreamId AS TEXT)")]
    [TestCase("StreamId", "substr(StreamId, 1, 15)")]
    [TestCase("StreamId", "CAST(StreamId || X'00' AS BLOB)")]
    [TestCase("Version", "Version + 0.5")]
    [TestCase("Version", "CAST(Version AS TEXT) || 'x'")]
    [TestCase("Version", "-Version")]
    [TestCase("Version", "Version + 4294967296")]
    [TestCase("Hash", "hex(Hash)")]
    [TestCase("Hash", "zeroblob(32)")]
    [TestCase("Hash", "substr(Hash, 1, 31)")]
    [TestCase("PrevHash", "zeroblob(0)")]
    [TestCase("PrevHash", "Hash")]
    public async Task Finds_another_spelling_or_type(string column, string expression)
    {
        for (var seq = 2L; seq <= _ledger.Last; seq += 7)
        {
            if (
                await _ledger.Value<long>(
                    $"SELECT COUNT(*) FROM Ledger WHERE Seq = @seq AND ({expression}) IS NOT {column} AND {column} || '' <> ''",
                    new { seq }
                ) == 0
                && column != "EffectiveOn"
            )
                continue;
            if (await _ledger.Value<long>($"SELECT ({expression}) IS {column} FROM Ledger WHERE Seq = @seq", new { seq }) == 1)
                continue;
            await Expect(seq, $"UPDATE Ledger SET {column} = {expression} WHERE Seq = @seq", new { seq }, expression);
        }
    }

    /// <summary>U+FFFD is what invalid bytes are read as; the bytes themselves must be right.</summary>
    [Test]
    public async Task Finds_bytes_that_only_read_like_the_text()
    {
        var seq = await _ledger.Value<long>("SELECT MIN(Seq) FROM Ledger WHERE instr(Body, char(65533)) > 0");
        Assert.That(seq, Is.Positive);
        var hex = Convert.ToHexString(await _ledger.Bytes("Ledger", "Body", seq)).Replace("EFBFBD", "FF", StringComparison.Ordinal);
        await Expect(
            seq,
            "UPDATE Ledger SET Body = CAST(@bytes AS TEXT) WHERE Seq = @seq",
            new { bytes = Convert.FromHexString(hex), seq },
            "invalid byte"
        );
    }

    [Test]
    public async Task Finds_a_deleted_row()
    {
        for (long seq = 1; seq <= _ledger.Last; seq++)
        {
            await Expect(seq, "DELETE FROM Ledger WHERE Seq = @seq", new { seq }, "deleted");
            await Expect(
                seq,
                "DELETE FROM Ledger WHERE Seq = @seq; UPDATE Ledger SET Seq = -Seq WHERE Seq > @seq; UPDATE Ledger SET Seq = -Seq - 1 WHERE Seq < 0",
                new { seq },
                "deleted and renumbered"
            );
        }
    }

    [Test]
    public async Task Finds_two_swapped_rows()
    {
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var (a, b) = (random.NextInt64(1, _ledger.Last + 1), random.NextInt64(1, _ledger.Last + 1));
            if (a == b)
                continue;
            await Expect(
                Math.Min(a, b),
                "UPDATE Ledger SET Seq = -1 WHERE Seq = @a; UPDATE Ledger SET Seq = @a WHERE Seq = @b; UPDATE Ledger SET Seq = @b WHERE Seq = -1",
                new { a, b },
                "swapped"
            );
        }
    }

    [Test]
    public async Task Finds_an_inserted_or_renumbered_row()
    {
        const string Others =
            "StreamKind, Version, Type, Body, EffectiveOn, RecordedAt, Actor, ActorCapacity, Source, Confidence, PrevHash, Hash";
        const string Copy =
            $"INSERT INTO Ledger (Seq, StreamId, {Others}) SELECT @at, randomblob(16), {Others} FROM Ledger WHERE Seq = @from";
        for (long seq = 1; seq < _ledger.Last; seq += 2)
        {
            await Expect(
                seq,
                "UPDATE Ledger SET Seq = -Seq WHERE Seq >= @at; UPDATE Ledger SET Seq = 1 - Seq WHERE Seq < 0; " + Copy,
                new { at = seq, from = seq + 1 },
                "inserted"
            );
            await Expect(0, Copy, new { at = 0, from = seq }, "before the first");
            await Expect(-seq, Copy, new { at = -seq, from = seq }, "before the first");
            await Expect(_ledger.Last + 1, Copy, new { at = _ledger.Last + 1, from = seq }, "behind the last");
            await Expect(seq, "UPDATE Ledger SET Seq = @to WHERE Seq = @seq", new { seq, to = seq + 1_000_000 }, "renumbered");
        }
    }

    /// <summary>Whoever can compute hashes can forge a row that follows the last; the head row does not know it.</summary>
    [Test]
    public async Task Finds_a_forged_row_behind_the_head()
    {
        var forged = new LedgerRow
        {
            Seq = _ledger.Last + 1,
            StreamId = Guid.Parse("00000000-0000-0000-0000-000000000001"),
            StreamKind = "Case",
            Version = 1,
            Type = "summary_set",
            Body = "{}",
            RecordedAt = new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            Actor = "a",
            ActorCapacity = "b",
            Source = "media",
            Confidence = "confirmed",
            PrevHash = await _ledger.Bytes("Ledger", "Hash", _ledger.Last),
        };
        await Expect(
            forged.Seq,
            "INSERT INTO Ledger VALUES (@Seq, @StreamId, @StreamKind, @Version, @Type, @Body, NULL, @RecordedAt, @Actor, @ActorCapacity, @Source, @Confidence, @PrevHash, @ForgedHash)",
            new
            {
                forged.Seq,
                forged.StreamId,
                forged.StreamKind,
                forged.Version,
                forged.Type,
                forged.Body,
                forged.RecordedAt,
                forged.Actor,
                forged.ActorCapacity,
                forged.Source,
                forged.Confidence,
                forged.PrevHash,
                ForgedHash = HashChain.HashOf(forged),
            },
            "forged"
        );
    }

    [TestCase("UPDATE LedgerHead SET Hash = zeroblob(32)")]
    [TestCase("UPDATE LedgerHead SET RecordedAt = '2000-01-01 00:00:00.0000000'")]
    [TestCase("UPDATE LedgerHead SET RecordedAt = 'yesterday'")]
    [TestCase("DELETE FROM LedgerHead")]
    [TestCase("INSERT INTO LedgerHead SELECT 2, Seq, Hash, RecordedAt FROM LedgerHead")]
    public Task Finds_an_altered_head_row(string sql) => Expect(_ledger.Last, sql, null, sql);

    [TestCase("UPDATE LedgerHead SET Seq = Seq - 1")]
    [TestCase("UPDATE LedgerHead SET Seq = Seq - 1, Hash = (SELECT PrevHash FROM Ledger ORDER BY Seq DESC LIMIT 1)")]
    public async Task Finds_a_head_row_that_was_set_back(string sql) => Assert.That((await _ledger.After(sql)).Fault, Is.Not.Null);

    private async Task Expect(long at, string sql, object? arguments, string what)
    {
        var verdict = await _ledger.After(sql, arguments);
        if (verdict.FaultAt != at)
            Assert.Fail($"{what} at {at}: the verifier said '{verdict.Fault ?? "holds"}'.");
    }
}
