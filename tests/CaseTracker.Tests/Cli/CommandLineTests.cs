using System.Text.Json;

namespace CaseTracker.Tests.Cli;

public sealed class CommandLineTests
{
    internal const string Header =
        "id,incident_date,casualty_id,mission_acronym,type_of_casualty,gender,casualty_nationality,casualty_personnel_type,type_of_incident,m49_code,isocode3,last_update";

    private static readonly string[] Fatalities =
    [
        Header,
        "1,2019-03-01,INVENTED-1,MINUSCA,Fatality,M,Morocco,Military,Malicious Act,504.0,MAR,2023-11-28",
        "2,2019-03-01,INVENTED-2,MINUSCA,Fatality,M,Morocco,Military,Malicious Act,504.0,MAR,2023-11-28",
        "3,2019-05-01,INVENTED-3,MONUSCO,Fatality,F,France,International Civilian,Illness,250.0,FRA,2023-11-28",
    ];

    [TestCase]
    [TestCase("nonsense")]
    [TestCase("verify", "--nonsense")]
    [TestCase("verify", "--expect", "12")]
    [TestCase("verify", "--database", "oracle:x")]
    [TestCase("briefing", "--table", "T99")]
    [TestCase("briefing", "--table", "T1", "--period", "soon")]
    [TestCase("briefing", "--table", "T1", "--period", "2021", "--from", "2020")]
    [TestCase("briefing", "--table", "T1", "--as-of", "@x")]
    [TestCase("briefing", "--table", "T1", "--audience", "XXX")]
    [TestCase("cases")]
    [TestCase("seed", "--cases", "-1", "--seed", "1")]
    [TestCase("seed", "--cases", "many", "--seed", "1")]
    [TestCase("import", "fatalities", "/does/not/exist.csv")]
    public async Task What_is_not_understood_is_said_in_one_line_with_exit_code_2(params string[] arguments)
    {
        using var shell = new Shell();
        Assert.That(await shell.Fail(2, arguments), Does.StartWith("casetracker: "));
    }

    [Test]
    public async Task A_command_without_a_master_key_says_which_variable_is_missing()
    {
        using var shell = new Shell(withKey: false);
        Assert.That(await shell.Fail(1, "migrate"), Does.Contain("CASETRACKER_MASTER_KEY"));
        Assert.That(shell.DatabasePath, Does.Not.Exist);
    }

    [Test]
    public async Task A_demonstration_makes_a_key_that_only_its_owner_reads_and_keeps_using_it()
    {
        using var shell = new Shell(withKey: false);
        var (exitCode, _, error) = await shell.Run("seed", "--cases", "20", "--seed", "1", "--demo");
        Assert.That(
            (exitCode, error),
            Is.EqualTo((0, $"casetracker: made a master key for this demonstration: {shell.DatabasePath}.key{Environment.NewLine}"))
        );
        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(shell.DatabasePath + ".key"), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        await shell.Succeed("verify", "--views");
    }

    [Test]
    public async Task A_command_that_reads_begins_no_database()
    {
        using var shell = new Shell();
        Assert.That(await shell.Fail(1, "verify"), Does.Contain("There is no database"));
        Assert.That(shell.DatabasePath, Does.Not.Exist);
    }

    [Test]
    public async Task What_is_not_a_database_is_refused_in_one_line()
    {
        using var shell = new Shell();
        await File.WriteAllTextAsync(shell.DatabasePath, new string('x', 5000));
        await shell.Fail(1, "verify");
    }

    [Test]
    public async Task Another_master_key_is_found_out()
    {
        using var shell = new Shell();
        await shell.Succeed("seed", "--cases", "20", "--seed", "1");
        using var other = new Shell(withKey: false);
        shell.Write("test.db.key", Convert.ToBase64String([.. Enumerable.Repeat((byte)7, 32)]));
        var (exitCode, _, error) = await other.Run("verify", "--views", "--database", $"sqlite:{shell.DatabasePath}");
        Assert.That(
            (exitCode, error),
            Is.EqualTo(
                (
                    1,
                    $"casetracker: The master key is not the one under which this database was written, or the database was altered.{Environment.NewLine}"
                )
            )
        );
    }

    [Test]
    public async Task Verify_prints_a_head_that_it_later_accepts_and_refuses_another()
    {
        using var shell = new Shell();
        await shell.Succeed("seed", "--cases", "20", "--seed", "1");
        var head = (await shell.Succeed("verify")).Trim().Split(' ')[^1];
        await shell.Succeed("seed", "--cases", "30", "--seed", "1");
        await shell.Succeed("verify", "--expect", head);
        Assert.That(
            await shell.Fail(1, "verify", "--expect", head[..^1] + (head[^1] == '0' ? '1' : '0')),
            Does.Contain(head.Split(':')[0])
        );
        Assert.That(await shell.Succeed("seal"), Does.Contain("Sealed at head"));
        await shell.Succeed("verify", "--views");
    }

    [Test]
    public async Task An_import_reports_as_one_line_of_json_and_again_changes_nothing()
    {
        using var shell = new Shell();
        var file = shell.Write("fatalities.csv", Fatalities);
        var dry = JsonDocument.Parse(await shell.Succeed("import", "fatalities", file, "--dry-run", "--json")).RootElement;
        var first = JsonDocument.Parse(await shell.Succeed("import", "fatalities", file, "--json")).RootElement;
        var second = JsonDocument.Parse(await shell.Succeed("import", "fatalities", file, "--json")).RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(
                new[] { "rows", "cases", "persons", "outOfScope", "rejected", "new", "changed", "unchanged" }.Select(n =>
                    first.GetProperty(n).GetInt32()
                ),
                Is.EqualTo(new[] { 3, 1, 2, 1, 0, 3, 0, 0 })
            );
            Assert.That(dry.GetProperty("new").GetInt32(), Is.EqualTo(3));
            Assert.That(dry.GetProperty("position").GetInt64(), Is.LessThan(first.GetProperty("position").GetInt64()));
            Assert.That((second.GetProperty("new").GetInt32(), second.GetProperty("unchanged").GetInt32()), Is.EqualTo((0, 3)));
            Assert.That(second.GetProperty("position").GetInt64(), Is.EqualTo(first.GetProperty("position").GetInt64()));
        });
        Assert.That(await shell.Succeed("briefing", "--table", "T1", "--period", "2019"), Does.Contain("MINUSCA,1,2,"));
        var before = JsonDocument
            .Parse(await shell.Succeed("briefing", "--table", "T1", "--period", "2019", "--as-of", "@1", "--format", "json"))
            .RootElement;
        Assert.That(before.GetProperty("position").GetInt64(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_file_that_is_not_what_it_claims_is_refused_in_one_line()
    {
        using var shell = new Shell();
        await shell.Fail(1, "import", "fatalities", shell.Write("other.csv", "a,b", "1,2"));
        await shell.Fail(1, "import", "incidents", shell.Write("empty.csv"));
    }

    [Test]
    public async Task A_State_gets_its_own_cases_and_nothing_that_only_the_UN_knows()
    {
        using var shell = new Shell();
        await shell.Succeed("seed", "--cases", "300", "--seed", "1");
        var un = JsonDocument.Parse(await shell.Succeed("cases", "--audience", "UN", "--format", "json")).RootElement;
        var state = JsonDocument.Parse(await shell.Succeed("cases", "--audience", "IND", "--format", "json")).RootElement;
        var references = un.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("reference").GetString()).ToHashSet();
        Assert.Multiple(() =>
        {
            Assert.That(state.GetProperty("count").GetInt32(), Is.InRange(1, un.GetProperty("count").GetInt32() - 1));
            Assert.That(
                state.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("reference").GetString()),
                Is.SubsetOf(references)
            );
            Assert.That(state.GetProperty("cases").EnumerateArray().Any(c => c.TryGetProperty("awaitingNextOfKin", out _)), Is.False);
        });
        Assert.That(
            (await shell.Succeed("cases", "--audience", "IND")).Split("\r\n"),
            Has.Length.EqualTo(state.GetProperty("count").GetInt32() + 2)
        );
    }
}
