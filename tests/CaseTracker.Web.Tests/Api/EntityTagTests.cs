using System.Net;

namespace CaseTracker.Web.Tests.Api;

public sealed class EntityTagTests
{
    [Test]
    public async Task Nothing_is_sent_again_that_the_client_has()
    {
        await using var cases = await Cases.Start();
        var contributor = await cases.As("contributor");
        foreach (
            var address in new[] { "/api/cases", $"/api/cases/{cases.Own}", "/api/me", "/api/vocabularies", "/api/states", "/api/missions" }
        )
        {
            var first = await contributor.Get(address);
            var second = await contributor.Get(address, ifNoneMatch: $"\"other\", {first.ETag}");
            Assert.That(
                (second.Status, second.Bytes.Length, second.ETag),
                Is.EqualTo((HttpStatusCode.NotModified, 0, first.ETag)),
                address
            );
            Assert.That(first.Headers.CacheControl!.ToString(), Is.EqualTo("no-cache, private"), address);
            Assert.That(first.ETag, Does.StartWith("\""), address);
        }
    }

    [Test]
    public async Task A_change_that_a_State_cannot_see_leaves_its_bytes_and_tags()
    {
        await using var cases = await Cases.Start();
        var desk = await cases.As("desk");
        var contributor = await cases.As("contributor");
        string[] addresses = ["/api/cases", $"/api/cases/{cases.Own}", "/api/cases?q=Bangassou", "/api/cases?format=csv"];
        var before = await Read();
        var ownBefore = (await desk.Get($"/api/cases/{cases.Own}")).ETag;

        await Done(desk.Post("/api/cases", Cases.Killing("MONUSCO", "ZAF")));
        await Done(desk.Post($"/api/cases/{cases.Own}/narrative", new { narrative = "Nobody else reads this." }));
        await Done(desk.Post($"/api/cases/{cases.Other}/grants", new { state = "FJI", reason = "It asked." }));
        Assert.That(await Read(), Is.EqualTo(before));
        Assert.That((await desk.Get($"/api/cases/{cases.Own}")).ETag, Is.Not.EqualTo(ownBefore));

        await Done(desk.Post($"/api/cases/{cases.Own}/summary", new { summary = "An attack on a convoy." }));
        Assert.That((await Read())[1], Is.Not.EqualTo(before[1]));

        async Task<List<(string? Tag, string Text)>> Read()
        {
            var all = new List<(string?, string)>();
            foreach (var address in addresses)
            {
                var answer = await contributor.Get(address);
                all.Add((answer.ETag, answer.Text));
            }
            return all;
        }
    }

    private static async Task Done(Task<Answer> change)
    {
        var answer = await change;
        Assert.That((int)answer.Status, Is.InRange(200, 202), answer.Text);
    }
}
