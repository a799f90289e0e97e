using System.Net;
using System.Text;

namespace CaseTracker.Web.Tests.Api;

public sealed class ImportApiTests
{
    private const string Series = """
        id,incident_date,casualty_id,mission_acronym,type_of_casualty,gender,casualty_nationality,casualty_personnel_type,type_of_incident,m49_code,isocode3,last_update
        1,2017-05-08,MINUSCA-2017-05-00001,MINUSCA,Fatality,M,Morocco,Military,Malicious Act,504.0,MAR,2023-11-28
        2,2017-05-09,MINUSCA-2017-05-00002,MINUSCA,Fatality,F,Cambodia,Military,Illness,116.0,KHM,2023-11-28

        """;

    [Test]
    public async Task Tries_imports_and_imports_again_without_a_trace()
    {
        await using var cases = await Cases.Start();
        var desk = await cases.As("desk");
        var (tried, done, again) = (await Import(desk, Series, "?dryRun=yes"), await Import(desk, Series), await Import(desk, Series));
        Assert.Multiple(() =>
        {
            Assert.That(tried.Status, Is.EqualTo(HttpStatusCode.OK), tried.Text);
            Assert.That(Figures(tried), Is.EqualTo((true, 2, 1, 1, 2)));
            Assert.That(Figures(done), Is.EqualTo((false, 2, 1, 1, 2)));
            Assert.That(Figures(again), Is.EqualTo((false, 2, 1, 1, 0)));
            Assert.That(again.Json["position"]!.GetValue<long>(), Is.EqualTo(done.Json["position"]!.GetValue<long>()));
        });
    }

    [TestCase("", "text/csv")]
    [TestCase("no,such,header\n1,2,3\n", "text/csv")]
    [TestCase("{\"x\":", "application/json")]
    [TestCase("\u0001\u0002\uFFFD", "text/csv")]
    public async Task Refuses_a_file_that_is_not_what_it_claims(string content, string type)
    {
        await using var cases = await Cases.Start();
        var answer = await Import(await cases.As("desk"), content, type: type);
        Assert.That((answer.Status, answer.Fields.Single()), Is.EqualTo((HttpStatusCode.BadRequest, "file")), answer.Text);
    }

    [Test]
    public async Task Refuses_another_kind_and_an_answer_that_is_neither_yes_nor_no()
    {
        await using var cases = await Cases.Start();
        var desk = await cases.As("desk");
        Assert.That(
            (await Import(desk, Series, type: "application/x-www-form-urlencoded")).Status,
            Is.EqualTo(HttpStatusCode.UnsupportedMediaType)
        );
        Assert.That((await Import(desk, Series, "?dryRun=perhaps")).Fields, Is.EqualTo(["dryRun"]));
    }

    private static (bool IsDryRun, int Rows, int Cases, int OutOfScope, int New) Figures(Answer answer) =>
        (
            answer.Json["isDryRun"]!.GetValue<bool>(),
            answer.Json["rows"]!.GetValue<int>(),
            answer.Json["cases"]!.GetValue<int>(),
            answer.Json["outOfScope"]!.GetValue<int>(),
            answer.Json["new"]!.GetValue<int>()
        );

    private static async Task<Answer> Import(Client client, string content, string parameters = "", string type = "text/csv")
    {
        using var file = new StringContent(content, Encoding.UTF8, type);
        return await client.Post("/api/imports/fatalities" + parameters, file);
    }
}
