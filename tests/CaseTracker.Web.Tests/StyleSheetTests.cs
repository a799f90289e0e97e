using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;

namespace CaseTracker.Web.Tests;

public sealed class StyleSheetTests
{
    [TestCase("/lib/bootstrap/bootstrap.min.css")]
    [TestCase("/lib/bootstrap/bootstrap.rtl.min.css")]
    public async Task Bootstrap_is_served_from_the_service_itself(string address)
    {
        await using var service = new WebApplicationFactory<Program>();
        using var client = service.CreateClient();

        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Bootstrap"));
    }
}
